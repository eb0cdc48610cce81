package dev.pilothouse.console.cli.control;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.Request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Runs a run again.
@Command(name = "rerun", description = "Run everything of a run that has ended anew.")
public final class RerunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    @Mixin private Orders orders = new Orders();

    /// The command, printing to these surroundings.
    public RerunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return orders.give(
                surroundings,
                "rerun",
                id,
                new Request.Rerun(id),
                "run %d: runs anew".formatted(id));
    }
}
