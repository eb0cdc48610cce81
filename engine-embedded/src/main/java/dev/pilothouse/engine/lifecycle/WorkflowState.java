package dev.pilothouse.engine.lifecycle;

/// The states of a run (engine-rules 2).
public enum WorkflowState {
    /// Accepted; its command waits to be taken.
    SUBMITTED,
    /// Of a serial definition: waits for the run before it.
    SERIAL_WAIT,
    /// A child run that its parent has not started yet.
    WAIT_TO_RUN,
    RUNNING,
    /// Pause was asked for; waits for the active tasks.
    READY_PAUSE,
    /// Stop was asked for; waits for the active tasks.
    READY_STOP,
    /// Its master is gone; a take-over is on its way.
    FAILOVER,
    PAUSED,
    STOPPED,
    FAILED,
    SUCCEEDED;

    /// True if only an explicit rerun or recover leaves the state.
    public boolean isTerminal() {
        return switch (this) {
            case PAUSED, STOPPED, FAILED, SUCCEEDED -> true;
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN, RUNNING, READY_PAUSE, READY_STOP, FAILOVER ->
                    false;
        };
    }
}
