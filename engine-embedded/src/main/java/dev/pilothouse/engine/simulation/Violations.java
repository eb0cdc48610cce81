package dev.pilothouse.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/// The invariants that did not hold (appendix B of the faults' page names them).
///
/// **Thread:** the simulation's.
public final class Violations {

    private static final int MOST = 20;

    private final List<String> found = new ArrayList<>();

    /// Notes a violation if `holds` is false.
    void check(String invariant, String what, boolean holds) {
        if (!holds && found.size() < MOST) {
            found.add(invariant + ": " + what);
        }
    }

    /// What was found, the first first.
    public List<String> found() {
        return List.copyOf(found);
    }

    /// True if nothing was found.
    public boolean isEmpty() {
        return found.isEmpty();
    }
}
