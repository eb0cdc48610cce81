package dev.pilothouse.console.time;

import dev.pilothouse.console.run.EventWords;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.graphview.look.StateFamily;

import java.util.List;

/// How many events of which family lie in each column of the time bar.
final class Density {

    private static final int LEAST_HIGHEST = 8;

    private final int[][] counts;
    private final int highest;

    private Density(int[][] counts, int highest) {
        this.counts = counts;
        this.highest = highest;
    }

    static Density of(List<JournalEntry> entries, TimeAxis axis, int columns) {
        int[][] counts = new int[Math.max(1, columns)][StateFamily.values().length];
        int[] sums = new int[counts.length];
        int highest = LEAST_HIGHEST;
        for (JournalEntry entry : entries) {
            if (axis.shows(entry.at())) {
                int column =
                        Math.min(counts.length - 1, (int) (axis.share(entry.at()) * counts.length));
                counts[column][EventWords.family(entry.event()).ordinal()]++;
                highest = Math.max(highest, ++sums[column]);
            }
        }
        return new Density(counts, highest);
    }

    int columns() {
        return counts.length;
    }

    int count(int column, StateFamily family) {
        return counts[column][family.ordinal()];
    }

    int count(int column) {
        int sum = 0;
        for (int each : counts[column]) {
            sum += each;
        }
        return sum;
    }

    /// How high a column is, from 0 to 1: a hundred events are not ten times as high as ten.
    double height(int column) {
        return Math.log1p(count(column)) / Math.log1p(highest);
    }
}
