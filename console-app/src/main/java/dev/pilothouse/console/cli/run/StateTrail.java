package dev.pilothouse.console.cli.run;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.RunStatus;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The states of a run and its tasks after each of its events, one by one: a turn shows only those
/// after its last event.
final class StateTrail {

    private final Map<Integer, Change.TaskChanged> tasks = new HashMap<>();
    private RunStatus status = RunStatus.SUBMITTED;

    void follow(JournalEntry entry) {
        for (Change change : entry.changes()) {
            switch (change) {
                case Change.RunChanged changed -> status = changed.status();
                case Change.TaskChanged changed -> tasks.put(changed.node(), changed);
            }
        }
    }

    WorkflowState workflow() {
        return status.state();
    }

    String workflowReason() {
        return status.reason();
    }

    TaskState task(int node) {
        Change.TaskChanged changed = tasks.get(node);
        return changed == null ? TaskState.NOT_RUN : changed.state();
    }

    @Nullable TaskAttempt attempt(int node) {
        Change.TaskChanged changed = tasks.get(node);
        return changed == null ? null : changed.attempt();
    }
}
