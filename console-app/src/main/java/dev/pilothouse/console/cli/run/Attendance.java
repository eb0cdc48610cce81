package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import java.io.PrintStream;
import java.nio.file.Path;

/// Attends one run from its start to its end: shows it, and passes on what the user asks for.
///
/// **Thread:** one.
final class Attendance {

    private static final long TICK = 100;

    private final MasterEngine engine;
    private final NewsDesk news;
    private final RunView view;
    private final PrintStream err;
    private final Path directory;

    Attendance(MasterEngine engine, NewsDesk news, RunView view, PrintStream err, Path directory) {
        this.engine = engine;
        this.news = news;
        this.view = view;
        this.err = err;
        this.directory = directory;
    }

    /// Attends a run of the engine and gives the exit code of its end.
    int attend(long id) throws InterruptedException {
        var _ = engine.finished(id).whenComplete((_, _) -> news.add(new News.Over()));
        while (true) {
            switch (news.next(TICK)) {
                case null -> view.tick();
                case News.Turn(RunSnapshot snapshot) -> {
                    if (snapshot.run().identity().id() == id) {
                        view.turn(snapshot);
                    }
                }
                case News.StopAsked _ -> stop(id);
                case News.LeaveAsked _ -> {
                    return left(id);
                }
                case News.Over _ -> {
                    return over(id);
                }
            }
        }
    }

    private void stop(long id) {
        view.note("Stopping run %d. Press Ctrl-C again to leave it as it is.".formatted(id));
        engine.stop(id, System.getProperty("user.name", "unknown"), "Ctrl-C");
    }

    private int left(long id) {
        RunSnapshot snapshot = engine.snapshot(id).orElseThrow();
        view.note("Left run %d; 'pilothouse serve' continues it.".formatted(id));
        view.end(snapshot.run(), snapshot.lastEntry());
        return ExitCode.STOPPED;
    }

    private int over(long id) {
        RunSnapshot snapshot = engine.snapshot(id).orElseThrow();
        Run run = snapshot.run();
        view.end(run, snapshot.lastEntry());
        if (run.state() == WorkflowState.FAILED) {
            new FailureReport(err, directory, engine.logs()).print(run);
        }
        return exitCode(run.state());
    }

    private static int exitCode(WorkflowState state) {
        return switch (state) {
            case SUCCEEDED -> ExitCode.DONE;
            case FAILED -> ExitCode.FAILED;
            case STOPPED, PAUSED -> ExitCode.STOPPED;
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN, RUNNING, READY_PAUSE, READY_STOP, FAILOVER ->
                    ExitCode.INTERNAL;
        };
    }
}
