package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
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
    static RunLine of(RunSummary summary, Words words) {
        return new RunLine(
                summary.id(), summary.workflow(), detail(summary, words), summary.state(), false);
    }

    /// The line of a run as it is now.
    static RunLine of(RunSnapshot snapshot, long now, Words words) {
        Run run = snapshot.run();
        boolean held = BusNow.of(snapshot, now).held();
        return new RunLine(
                run.identity().id(),
                run.identity().workflow(),
                held
                        ? words.get("run.held", Figures.number(snapshot.lastEntry()))
                        : detail(run, words),
                run.state(),
                held);
    }

    /// The bold line: `#12 nightly-etl`.
    public String title() {
        return "#" + id + " " + workflow;
    }

    /// The line in words, as a screen reader says it.
    public String spoken(Words words) {
        return words.get("run.spoken", id, workflow, detail);
    }

    private static String detail(RunSummary summary, Words words) {
        return switch (summary.state()) {
            case SUCCEEDED ->
                    words.get("run.succeeded", took(summary.startedAt(), summary.endedAt()));
            case FAILED -> reasoned(words.get("run.failed"), summary.reason());
            case STOPPED -> reasoned(words.get("run.stopped"), summary.reason());
            case PAUSED -> reasoned(words.get("run.paused"), summary.reason());
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN -> words.get("run.waits");
            case RUNNING -> words.get("run.running");
            case READY_PAUSE -> words.get("run.pausing");
            case READY_STOP -> words.get("run.stopping");
            case FAILOVER -> words.get("run.moves");
        };
    }

    private static String detail(Run run, Words words) {
        RunStatus status = run.status();
        return switch (status.state()) {
            case RUNNING -> words.get("run.running") + progress(run, words);
            case READY_PAUSE -> words.get("run.pausing") + progress(run, words);
            case READY_STOP -> words.get("run.stopping") + progress(run, words);
            case SUCCEEDED ->
                    words.get("run.succeeded", took(status.startedAt(), status.endedAt()));
            case FAILED -> failed(run, words);
            case STOPPED -> reasoned(words.get("run.stopped"), status.reason());
            case PAUSED -> reasoned(words.get("run.paused"), status.reason());
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN -> words.get("run.waits");
            case FAILOVER -> words.get("run.moves");
        };
    }

    private static String progress(Run run, Words words) {
        int done = 0;
        int all = 0;
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.graph().plan().isSelected(node)) {
                all++;
                Mark mark = run.node(node).mark();
                done += mark == Mark.WAITING || mark == Mark.ACTIVE ? 0 : 1;
            }
        }
        return words.get("run.progress", done, all);
    }

    private static String failed(Run run, Words words) {
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.node(node).mark() == Mark.CHAIN_FAILED) {
                return words.get("run.failed-at", run.graph().plan().task(node).name());
            }
        }
        return reasoned(words.get("run.failed"), run.status().reason());
    }

    private static String reasoned(String what, String reason) {
        return reason.isEmpty() ? what : what + ": " + reason;
    }

    private static String took(long started, long ended) {
        return Figures.span(ended - (started == 0 ? ended : started));
    }
}
