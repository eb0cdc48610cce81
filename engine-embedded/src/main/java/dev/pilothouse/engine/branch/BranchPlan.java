package dev.pilothouse.engine.branch;

import java.util.ArrayList;
import java.util.List;

/// All that makes a branch: playing it again gives the same.
///
/// @param fork the event of the trunk after which it leaves; 0 for before the first one
/// @param edits what is different, in the order in which it was made
public record BranchPlan(int fork, List<SignedEdit> edits) {

    public BranchPlan {
        edits = List.copyOf(edits);
    }

    /// A branch in which nothing is different.
    public static BranchPlan at(int fork) {
        return new BranchPlan(fork, List.of());
    }

    /// The same with one edit more.
    public BranchPlan with(SignedEdit edit) {
        List<SignedEdit> all = new ArrayList<>(edits);
        all.add(edit);
        return new BranchPlan(fork, all);
    }

    /// The same without the last edit. **Failure:** [java.util.NoSuchElementException] if there is
    /// none.
    public BranchPlan withoutLast() {
        List<SignedEdit> rest = new ArrayList<>(edits);
        rest.removeLast();
        return new BranchPlan(fork, rest);
    }

    /// The edits that had been made after so many events: what a branch of this branch begins with.
    public BranchPlan until(long event) {
        return new BranchPlan(fork, edits.stream().filter(edit -> edit.after() <= event).toList());
    }
}
