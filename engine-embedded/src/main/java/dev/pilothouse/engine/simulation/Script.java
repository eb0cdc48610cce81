package dev.pilothouse.engine.simulation;

import java.util.List;
import java.util.Map;

/// What the attempts of each task do, one after the other; the last act repeats.
///
/// @param acts by task; no list is empty
public record Script(Map<String, List<Act>> acts) {

    /// A script in which every attempt succeeds after a second.
    public static final Script EMPTY = new Script(Map.of());

    public Script {
        acts = Map.copyOf(acts);
    }

    /// What the n-th attempt of a task does, from 1.
    public Act act(String task, int tryNumber) {
        List<Act> known = acts.getOrDefault(task, List.of(Act.DEFAULT));
        return known.get(Math.min(tryNumber, known.size()) - 1);
    }
}
