package dev.pilothouse.console.shell;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.run.LogTail;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;

import java.util.Optional;

/// What the engine has to say about the selected task beyond its snapshot: the log of its attempt,
/// and why it waits for a worker.
///
/// **Thread:** FX.
final class SelectedTask implements AutoCloseable {

    private final MasterEngine engine;
    private final RunModel run;
    private final LogTail log;
    private final Errands errands;

    SelectedTask(MasterEngine engine, RunModel run, LogTail log, Errands errands) {
        this.engine = engine;
        this.run = run;
        this.log = log;
        this.errands = errands;
        run.selectedTaskProperty().subscribe(_ -> followLog());
        run.shownProperty().subscribe(_ -> followLog());
    }

    LogTail log() {
        return log;
    }

    /// Asks the dispatch desk again why the task waits, if it does.
    void explain() {
        RunSnapshot shown = run.snapshotProperty().get();
        String task = run.selectedTaskProperty().get();
        if (shown == null || task == null || run.isPast() || run.isRecorded()) {
            return;
        }
        int node = shown.run().graph().plan().index(task);
        if (node < 0 || shown.run().node(node).state() != TaskState.SUBMITTED) {
            run.explain(task, Optional.empty());
            return;
        }
        errands.ask(
                "ask why " + task + " waits",
                () -> engine.whyWaiting(shown.run().identity().id(), node),
                why -> run.explain(task, why));
    }

    private void followLog() {
        RunSnapshot shown = run.shownProperty().get();
        String task = run.selectedTaskProperty().get();
        int node =
                shown == null || task == null || run.isRecorded()
                        ? -1
                        : shown.run().graph().plan().index(task);
        if (shown == null || node < 0) {
            log.show(null);
            return;
        }
        TaskAttempt attempt = shown.run().node(node).attempt();
        log.show(
                attempt == null
                        ? null
                        : new AttemptId(shown.run().identity().id(), attempt.number()));
    }

    @Override
    public void close() {
        log.close();
    }
}
