package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.BusNow;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.jspecify.annotations.Nullable;

/// What a person can ask of a run, and why it cannot be asked now.
///
/// **Thread:** any; pure.
public enum Verb {
    RUN,
    PAUSE,
    STOP,
    HOLD,
    STEP,
    RESUME;

    /// Why the verb is refused, in a sentence that says what to do; empty if it is accepted.
    ///
    /// @param run the run that is shown; null for none
    /// @param startable true if there is a workflow to start
    /// @param now the instant, in milliseconds since the epoch
    public String refusal(@Nullable RunSnapshot run, boolean startable, long now) {
        if (this == RUN) {
            return startable ? "" : "Choose a workflow or a run first, or open a file";
        }
        if (run == null) {
            return "Choose a run first";
        }
        BusNow bus = BusNow.of(run, now);
        WorkflowState state = run.run().state();
        if (state.isTerminal() && !bus.held()) {
            return "Run #%d has ended: %s".formatted(run.run().identity().id(), state);
        }
        return switch (this) {
            case RUN, HOLD -> "";
            case PAUSE -> pause(state);
            case STOP -> state.isTerminal() ? "The run has ended" : "";
            case STEP -> step(bus);
            case RESUME -> bus.held() ? "" : "The bus is not held: hold it with F6";
        };
    }

    private static String pause(WorkflowState state) {
        return switch (state) {
            case READY_PAUSE -> "The run is pausing already";
            case READY_STOP -> "The run is being stopped";
            case PAUSED, STOPPED, FAILED, SUCCEEDED -> "The run has ended";
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN, RUNNING, FAILOVER -> "";
        };
    }

    private static String step(BusNow bus) {
        if (!bus.held()) {
            return "Hold the bus first, with F6";
        }
        return bus.ready().isEmpty() ? "No event is ready: wait for one, or resume with F9" : "";
    }
}
