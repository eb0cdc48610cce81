package dev.pilothouse.console.bench;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Takes figures and passes each one on as soon as it is there.
///
/// @param repeated how often each is taken
/// @param out where they go
record Report(Repeated repeated, Consumer<Measurement> out) {

    /// A figure with a target.
    void add(String workload, String what, @Nullable String target, Repeated.Figure figure)
            throws Exception {
        out.accept(repeated.of(workload, what, target, figure));
    }

    /// A figure that nothing is asked of.
    void add(String workload, String what, Repeated.Figure figure) throws Exception {
        add(workload, what, null, figure);
    }

    /// A figure that is dear and was taken once.
    void once(String workload, String what, @Nullable String target, double value) {
        out.accept(new Measurement(workload, what, value, value, value, 1, target));
    }
}
