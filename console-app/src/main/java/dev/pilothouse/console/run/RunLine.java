package dev.pilothouse.console.run;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.store.RunSummary;

/// One run in the list of runs.
///
/// @param id the run
/// @param workflow the definition's name
/// @param detail the second line: how far it has come
/// @param state the run's state
/// @param held true if its bus is held
public record RunLine(long id, String workflow, String detail, WorkflowState state, boolean held) {

    /// The line of a run that is only known from the store.
    static RunLine of(RunSummary summary) {
        return new RunLine(
                summary.id(), summary.workflow(), detail(summary), summary.state(), false);
    }

    /// The line of a run as it is now.
    static RunLine of(RunSnapshot snapshot, long now) {
        Run run = snapshot.run();
        boolean held = BusNow.of(snapshot, now).held();
        return new RunLine(
                run.identity().id(),
                run.identity().workflow(),
                held ? "held at event " + Figures.number(snapshot.lastEntry()) : detail(run),
                run.state(),
                held);
    }

    /// The bold line: `#12 nightly-etl`.
    public String title() {
        return "#" + id + " " + workflow;
    }

    /// The line in words, as a screen reader says it.
    public String spoken() {
        return "run %d of %s, %s".formatted(id, workflow, detail);
    }

    private static String detail(RunSummary summary) {
        return switch (summary.state()) {
            case SUCCEEDED -> "succeeded in " + took(summary.startedAt(), summary.endedAt());
            case FAILED -> reasoned("failed", summary.reason());
            case STOPPED -> reasoned("stopped", summary.reason());
            case PAUSED -> reasoned("paused", summary.reason());
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN -> "waits to begin";
            case RUNNING -> "running";
            case READY_PAUSE -> "pausing";
            case READY_STOP -> "stopping";
            case FAILOVER -> "moves to another master";
        };
    }

    private static String detail(Run run) {
        RunStatus status = run.status();
        return switch (status.state()) {
            case RUNNING -> "running, " + progress(run);
            case READY_PAUSE -> "pausing, " + progress(run);
            case READY_STOP -> "stopping, " + progress(run);
            case SUCCEEDED -> "succeeded in " + took(status.startedAt(), status.endedAt());
            case FAILED -> failed(run);
            case STOPPED -> reasoned("stopped", status.reason());
            case PAUSED -> reasoned("paused", status.reason());
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN -> "waits to begin";
            case FAILOVER -> "moves to another master";
        };
    }

    private static String progress(Run run) {
        int done = 0;
        int all = 0;
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.graph().plan().isSelected(node)) {
                all++;
                Mark mark = run.node(node).mark();
                done += mark == Mark.WAITING || mark == Mark.ACTIVE ? 0 : 1;
            }
        }
        return done + " of " + all;
    }

    private static String failed(Run run) {
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.node(node).mark() == Mark.CHAIN_FAILED) {
                return "failed at " + run.graph().plan().task(node).name();
            }
        }
        return reasoned("failed", run.status().reason());
    }

    private static String reasoned(String what, String reason) {
        return reason.isEmpty() ? what : what + ": " + reason;
    }

    private static String took(long started, long ended) {
        return Figures.span(ended - (started == 0 ? ended : started));
    }
}
