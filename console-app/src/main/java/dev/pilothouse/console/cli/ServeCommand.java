package dev.pilothouse.console.cli;

import dev.pilothouse.console.cli.run.EngineChoices;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// The engine without a window.
@Command(
        name = "serve",
        description = {
            "Run the embedded engine without a window: it continues the unfinished runs of its"
                    + " data",
            "directory and prints a line for each that ends. Ctrl-C ends it; runs that are not",
            "finished go on the next time. Firing schedules and taking commands from other",
            "processes come with a later version."
        })
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final AtomicInteger failed = new AtomicInteger();

    @Option(
            names = "--until-idle",
            description = {
                "End when nothing is left to do, with 1 if one of the runs that ended failed."
            })
    private boolean untilIdle;

    @Mixin private EngineChoices engineChoices = new EngineChoices();
    @Mixin private DataOption data = new DataOption();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path directory = data.directory(surroundings);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (MasterEngine engine =
                MasterEngine.open(engineChoices.settings(directory), this::changed)) {
            QuietLogging.to(directory);
            Signals.on("INT", () -> end.complete(ExitCode.STOPPED));
            Signals.on("TERM", () -> end.complete(ExitCode.STOPPED));
            if (untilIdle) {
                Thread.startVirtualThread(() -> awaitIdle(engine, end));
            }
            return end.join();
        }
    }

    private void awaitIdle(MasterEngine engine, CompletableFuture<Integer> end) {
        try {
            engine.awaitIdle();
            end.complete(failed.get() == 0 ? ExitCode.DONE : ExitCode.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.completeExceptionally(e);
        }
    }

    private void changed(RunSnapshot snapshot) {
        boolean over =
                snapshot.entries().stream()
                        .anyMatch(
                                entry -> entry.event() instanceof WorkflowLifecycleEvent.Finalize);
        if (over) {
            ended(snapshot.run());
        }
    }

    private void ended(Run run) {
        if (run.state() == WorkflowState.FAILED) {
            failed.incrementAndGet();
        }
        surroundings
                .out()
                .println(
                        "run %d of %s: %s after %s"
                                .formatted(
                                        run.identity().id(),
                                        run.identity().workflow(),
                                        run.state(),
                                        Spans.words(RunResult.elapsed(run))));
        surroundings.out().flush();
    }
}
