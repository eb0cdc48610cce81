package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.BusNow;
import dev.pilothouse.console.words.Words;
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
    OVER,
    OUT,
    RESUME;

    /// Why the verb is refused, in a sentence that says what to do; empty if it is accepted.
    ///
    /// @param run the run that is shown; null for none
    /// @param startable true if there is a workflow to start
    /// @param now the instant, in milliseconds since the epoch
    public String refusal(@Nullable RunSnapshot run, boolean startable, long now, Words words) {
        String key = key(run, startable, now);
        if (key.isEmpty() || run == null) {
            return key.isEmpty() ? "" : words.get(key);
        }
        return words.get(key, run.run().identity().id(), run.run().state());
    }

    /// The key of the sentence; empty if the verb is accepted.
    private String key(@Nullable RunSnapshot run, boolean startable, long now) {
        if (this == RUN) {
            return startable ? "" : "refusal.choose";
        }
        if (run == null) {
            return "refusal.choose-run";
        }
        BusNow bus = BusNow.of(run, now);
        WorkflowState state = run.run().state();
        if (state.isTerminal() && !bus.held()) {
            return "refusal.ended";
        }
        return switch (this) {
            case RUN, HOLD -> "";
            case PAUSE -> pause(state);
            case STOP -> state.isTerminal() ? "refusal.ended" : "";
            case STEP, OVER -> step(bus);
            case OUT -> out(run, bus);
            case RESUME -> bus.held() ? "" : "refusal.not-held";
        };
    }

    private static String pause(WorkflowState state) {
        return switch (state) {
            case READY_PAUSE -> "refusal.pausing";
            case READY_STOP -> "refusal.stopping";
            case PAUSED, STOPPED, FAILED, SUCCEEDED -> "refusal.ended";
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN, RUNNING, FAILOVER -> "";
        };
    }

    private static String out(RunSnapshot run, BusNow bus) {
        return run.run().identity().parent() == null ? "refusal.no-parent" : held(bus);
    }

    private static String held(BusNow bus) {
        return bus.held() ? "" : "refusal.hold-first";
    }

    private static String step(BusNow bus) {
        return bus.held() && bus.ready().isEmpty() ? "refusal.none-ready" : held(bus);
    }
}
