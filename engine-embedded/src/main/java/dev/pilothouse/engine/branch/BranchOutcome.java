package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.List;

/// What came of a branch, beside its trunk.
///
/// @param state the branch's state
/// @param events how many events it handled, those of the trunk up to the fork counted
/// @param duration from its first event to its last, in milliseconds
/// @param firstDifference the number of the first event that is not as in the trunk; 0 if none is
/// @param otherEnds the tasks that are in another state than at the trunk's end, by name
public record BranchOutcome(
        WorkflowState state,
        long events,
        long duration,
        long firstDifference,
        List<String> otherEnds) {

    public BranchOutcome {
        otherEnds = List.copyOf(otherEnds);
    }

    static BranchOutcome of(Run run, List<JournalEntry> entries, Timeline trunk) {
        return new BranchOutcome(
                run.state(),
                entries.size(),
                entries.isEmpty() ? 0 : entries.getLast().at() - entries.getFirst().at(),
                firstDifference(entries, trunk.entries()),
                otherEnds(run, trunk.last()));
    }

    private static long firstDifference(List<JournalEntry> branch, List<JournalEntry> trunk) {
        int both = Math.min(branch.size(), trunk.size());
        for (int i = 0; i < both; i++) {
            if (!branch.get(i).equals(trunk.get(i))) {
                return i + 1L;
            }
        }
        return branch.size() > trunk.size() ? both + 1L : 0;
    }

    private static List<String> otherEnds(Run branch, Run trunk) {
        List<String> others = new ArrayList<>();
        for (int node = 0; node < branch.graph().size(); node++) {
            if (branch.node(node).state() != trunk.node(node).state()) {
                others.add(branch.graph().plan().task(node).name());
            }
        }
        return others;
    }
}
