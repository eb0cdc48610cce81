package dev.pilothouse.console.cli.control;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.Request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Lets a task start although its task group is full.
@Command(
        name = "force-start",
        description = "Let a task that waits for its task group start although the group is full.")
public final class ForceStartCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    @Parameters(index = "1", paramLabel = "TASK", description = "The task.")
    private String task = "";

    @Mixin private Orders orders = new Orders();

    /// The command, printing to these surroundings.
    public ForceStartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return orders.give(
                surroundings,
                "force-start",
                id,
                new Request.ForceStart(id, task),
                "run %d: %s does not wait for its task group any longer".formatted(id, task));
    }
}
