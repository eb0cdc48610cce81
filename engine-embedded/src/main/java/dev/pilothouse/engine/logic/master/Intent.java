package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

/// What a logic attempt is to do next. It follows from the run's state, so it survives a crash.
public enum Intent {
    RUN,
    PAUSE,
    KILL;

    /// Of an attempt of a run, as the run was last committed.
    public static Intent of(Run run, TaskAttempt attempt) {
        if (attempt.killCause() != null) {
            return KILL;
        }
        return run.state() == WorkflowState.READY_PAUSE ? PAUSE : RUN;
    }
}
