package dev.pilothouse.console.branch;

import dev.pilothouse.engine.branch.Pending;
import dev.pilothouse.engine.branch.Step;

import java.util.List;

/// What is to be said of the branch that is shown, beside its run.
///
/// @param id its number
/// @param now its instant, in milliseconds since the epoch
/// @param pending what waits or will come, in the order of handling
/// @param edits how many things are different in it
/// @param stopped what it stopped for
public record BranchView(int id, long now, List<Pending> pending, int edits, Step stopped) {

    public BranchView {
        pending = List.copyOf(pending);
    }
}
