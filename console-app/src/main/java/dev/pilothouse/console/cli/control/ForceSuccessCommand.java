package dev.pilothouse.console.cli.control;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.Request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Declares a task a success.
@Command(name = "force-success", description = "Declare a failed or killed task a success.")
public final class ForceSuccessCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    @Parameters(index = "1", paramLabel = "TASK", description = "The task.")
    private String task = "";

    @Mixin private Orders orders = new Orders();

    /// The command, printing to these surroundings.
    public ForceSuccessCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return orders.give(
                surroundings,
                "force-success",
                id,
                new Request.ForceSuccess(id, task),
                "run %d: %s is a success now".formatted(id, task));
    }
}
