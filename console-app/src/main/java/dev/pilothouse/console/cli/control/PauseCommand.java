package dev.pilothouse.console.cli.control;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.Request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Pauses a run.
@Command(name = "pause", description = "Let a run's running tasks end and start nothing new.")
public final class PauseCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    @Mixin private Orders orders = new Orders();

    /// The command, printing to these surroundings.
    public PauseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return orders.give(
                surroundings,
                "pause",
                id,
                new Request.Pause(id),
                "run %d: asked to pause".formatted(id));
    }
}
