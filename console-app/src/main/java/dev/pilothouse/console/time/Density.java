package dev.pilothouse.console.time;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.console.run.EventWords;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.graphview.look.StateFamily;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many events of which family lie in each column of the time bar.
final class Density {

    private static final int LEAST_HIGHEST = 8;

    private final Map<StateFamily, int[]> families = new EnumMap<>(StateFamily.class);
    private final int[] sums;
    private int highest = LEAST_HIGHEST;

    private Density(int columns) {
        sums = new int[columns];
        for (StateFamily family : StateFamily.values()) {
            families.put(family, new int[columns]);
        }
    }

    static Density of(List<JournalEntry> entries, TimeAxis axis, int columns) {
        Density density = new Density(Math.max(1, columns));
        for (JournalEntry entry : entries) {
            if (axis.shows(entry.at())) {
                density.add(axis.share(entry.at()), EventWords.family(entry.event()));
            }
        }
        return density;
    }

    private void add(double share, StateFamily family) {
        int column = Math.min(sums.length - 1, (int) (share * sums.length));
        of(family)[column]++;
        highest = Math.max(highest, ++sums[column]);
    }

    private int[] of(StateFamily family) {
        return requireNonNull(families.get(family));
    }

    int columns() {
        return sums.length;
    }

    int count(int column, StateFamily family) {
        return of(family)[column];
    }

    int count(int column) {
        return sums[column];
    }

    /// How high a column is, from 0 to 1: a hundred events are not ten times as high as ten.
    double height(int column) {
        return Math.log1p(count(column)) / Math.log1p(highest);
    }
}
