package dev.pilothouse.console.bench;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Takes a figure several times, after one run that does not count.
final class Repeated {

    /// Something that gives a figure.
    interface Figure {
        double measure() throws Exception;
    }

    private final int runs;

    Repeated(int runs) {
        this.runs = runs;
    }

    Measurement of(String workload, String what, @Nullable String target, Figure figure)
            throws Exception {
        figure.measure();
        double[] values = new double[runs];
        for (int i = 0; i < runs; i++) {
            values[i] = figure.measure();
        }
        Arrays.sort(values);
        return new Measurement(
                workload, what, values[runs / 2], values[0], values[runs - 1], runs, target);
    }
}
