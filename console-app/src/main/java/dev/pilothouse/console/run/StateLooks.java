package dev.pilothouse.console.run;

import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.look.StateLook;

/// How the engine's states look.
public final class StateLooks {

    private StateLooks() {}

    /// The look of a task's state.
    public static StateLook of(TaskState state) {
        return switch (state) {
            case NOT_RUN -> StateLook.NOT_RUN;
            case SKIPPED -> StateLook.SKIPPED;
            case FORBIDDEN -> StateLook.FORBIDDEN;
            case SUBMITTED -> StateLook.SUBMITTED;
            case DELAYED -> StateLook.DELAYED;
            case DISPATCHED -> StateLook.DISPATCHED;
            case RUNNING -> StateLook.RUNNING;
            case RETRY_WAIT -> StateLook.RETRY_WAIT;
            case FAILOVER -> StateLook.FAILOVER;
            case PAUSED -> StateLook.PAUSED;
            case KILLED -> StateLook.KILLED;
            case FAILED -> StateLook.FAILED;
            case SUCCEEDED -> StateLook.SUCCEEDED;
            case FORCED_SUCCESS -> StateLook.FORCED_SUCCESS;
        };
    }

    /// The look of a run's state.
    public static StateLook of(WorkflowState state) {
        return switch (state) {
            case SUBMITTED -> StateLook.SUBMITTED;
            case SERIAL_WAIT -> StateLook.SERIAL_WAIT;
            case WAIT_TO_RUN -> StateLook.WAIT_TO_RUN;
            case RUNNING -> StateLook.RUNNING;
            case READY_PAUSE -> StateLook.READY_PAUSE;
            case READY_STOP -> StateLook.READY_STOP;
            case FAILOVER -> StateLook.FAILOVER;
            case PAUSED -> StateLook.PAUSED;
            case STOPPED -> StateLook.STOPPED;
            case FAILED -> StateLook.FAILED;
            case SUCCEEDED -> StateLook.SUCCEEDED;
        };
    }
}
