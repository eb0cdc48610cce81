package dev.pilothouse.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `pilothouse` without a command opens the console.
@Command(
        name = "pilothouse",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        scope = ScopeType.INHERIT,
        description = {
            "A console for workflow orchestration with the master engine inside it.",
            "Without a command it opens the console."
        },
        footer = {
            "",
            "Exit codes: 0 done and succeeded, 1 a run failed, 2 bad usage or bad file,",
            "3 stopped or paused, 4 cannot reach a running console, 70 internal error."
        })
final class PilothouseCommand implements Callable<Integer> {

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print a stack trace with an error.")
    private boolean debug;

    private final Surroundings surroundings;

    PilothouseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    boolean debug() {
        return debug;
    }

    @Override
    public Integer call() throws IOException {
        return new WindowCommand(surroundings).call();
    }
}
