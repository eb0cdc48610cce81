package dev.pilothouse.console.cli.control;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.Request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Brings a run that has ended back to life.
@Command(name = "recover", description = "Run what failed or was killed, and what lies behind it.")
public final class RecoverCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    @Option(
            names = "--suspended",
            description = "Instead, run what was paused or killed, and what lies behind it.")
    private boolean suspended;

    @Mixin private Orders orders = new Orders();

    /// The command, printing to these surroundings.
    public RecoverCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return orders.give(
                surroundings,
                "recover",
                id,
                new Request.Recover(id, suspended),
                "run %d: goes on".formatted(id));
    }
}
