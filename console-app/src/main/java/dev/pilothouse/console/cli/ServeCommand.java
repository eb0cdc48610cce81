package dev.pilothouse.console.cli;

import dev.pilothouse.console.cli.run.EngineChoices;
import dev.pilothouse.console.remote.ControlServer;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.schedule.MisfirePolicy;
import dev.pilothouse.engine.schedule.Schedule;
import dev.pilothouse.engine.statemachine.Run;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// The engine without a window.
@Command(
        name = "serve",
        description = {
            "Run the embedded engine without a window: it continues the unfinished runs of its"
                    + " data",
            "directory, carries on its backfills, fires the schedules that are online, and prints a"
                    + " line",
            "for each run that ends. Ctrl-C ends it; what is not finished goes on the next time.",
            "It takes the commands start, pause, stop, rerun, recover and those that look."
        })
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final AtomicInteger failed = new AtomicInteger();

    @Option(
            names = "--until-idle",
            description = {
                "End when nothing is left to do, with 1 if one of the runs that ended failed. Fire"
                        + " times to come are not waited for."
            })
    private boolean untilIdle;

    @Option(
            names = "--schedules",
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = {
                "Put the schedules of these workflow files online first. They stay online in the"
                        + " data directory."
            })
    private List<Path> schedules = List.of();

    @Mixin private EngineChoices engineChoices = new EngineChoices();
    @Mixin private DataOption data = new DataOption();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = data.directory(surroundings);
        List<WorkflowDefinition> scheduled = new ScheduledFiles(surroundings.err()).read(schedules);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (MasterEngine engine =
                MasterEngine.open(engineChoices.settings(directory), this::changed)) {
            QuietLogging.to(directory);
            Signals.on("INT", () -> end.complete(ExitCode.STOPPED));
            Signals.on("TERM", () -> end.complete(ExitCode.STOPPED));
            scheduled.forEach(definition -> putOnline(engine, definition));
            return serve(engine, directory, end);
        }
    }

    private int serve(MasterEngine engine, Path directory, CompletableFuture<Integer> end)
            throws IOException, InterruptedException {
        try (var _ =
                ControlServer.beside(
                        engine, directory, ProgramVersion.number(), surroundings.err()::println)) {
            engine.fire();
            if (untilIdle) {
                Thread.startVirtualThread(() -> awaitIdle(engine, end));
            }
            return end.join();
        }
    }

    private void putOnline(MasterEngine engine, WorkflowDefinition definition) {
        Schedule schedule = engine.putOnline(definition, new MisfirePolicy.FireOnce());
        Instant next = schedule.nextFire();
        surroundings
                .out()
                .println(
                        "schedule of %s: %s"
                                .formatted(
                                        definition.name(),
                                        next == null
                                                ? "no fire time any more"
                                                : "next fire at "
                                                        + next.atZone(schedule.times().zone())));
        surroundings.out().flush();
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
