package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.parameter.Outputs;

import java.util.List;
import java.util.Set;

/// What a look at a logic attempt has found; `note` is for its log.
sealed interface Outcome {

    String note();

    record Succeeded(Outputs outputs, List<String> skips, String note) implements Outcome {}

    record Failed(String note) implements Outcome {}

    record Killed(String note) implements Outcome {}

    record Paused(String note) implements Outcome {}

    /// It waits for an end of a run of one of the workflows, or of a child.
    ///
    /// @param after look again after so many milliseconds at the latest; 0 for only when woken
    record Waiting(Set<String> workflows, long after, String note) implements Outcome {}

    static Outcome succeeded(String note) {
        return new Succeeded(Outputs.NONE, List.of(), note);
    }
}
