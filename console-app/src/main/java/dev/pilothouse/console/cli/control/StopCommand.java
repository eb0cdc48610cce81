package dev.pilothouse.console.cli.control;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.Request;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Stops a run.
@Command(name = "stop", description = "Stop a run: its tasks are asked to end.")
public final class StopCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    /// The steps above a stop.
    private static final class Harder {
        @Option(names = "--kill", description = "Kill its tasks without asking them first.")
        private boolean kill;

        @Option(names = "--force", description = "End the run now, whatever becomes of its tasks.")
        private boolean force;

        private Request.Rung rung() {
            if (force) {
                return Request.Rung.FORCE;
            }
            return kill ? Request.Rung.KILL : Request.Rung.ASK;
        }
    }

    @ArgGroup private @Nullable Harder harder;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal.")
    private String reason = "";

    @Mixin private Orders orders = new Orders();

    /// The command, printing to these surroundings.
    public StopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Request.Rung rung = harder == null ? Request.Rung.ASK : harder.rung();
        return orders.give(
                surroundings,
                "stop",
                id,
                new Request.Stop(id, rung, reason),
                "run %d: %s".formatted(id, words(rung)));
    }

    private static String words(Request.Rung rung) {
        return switch (rung) {
            case ASK -> "asked to stop";
            case KILL -> "is being killed";
            case FORCE -> "ends now";
        };
    }
}
