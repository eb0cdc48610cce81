package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.Lookout;
import dev.pilothouse.console.remote.RunFacts;
import dev.pilothouse.console.remote.RunFacts.TaskFacts;
import dev.pilothouse.engine.definition.NearestWord;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/// Prints what the attempts of a run wrote.
@Command(
        name = "logs",
        description = "Print what the attempts of a run, or of one task of it, have written.")
final class LogsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TASK", description = "One task.")
    private @Nullable String task;

    @Option(
            names = {"-f", "--follow"},
            description = {
                "Go on as the logs grow, until the run has ended. A run that no engine has open"
                        + " does not, so its logs are",
                "printed and that is all."
            })
    private boolean follow;

    @Mixin private DataOption data = new DataOption();

    LogsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (Lookout lookout = Lookouts.openExisting(data.directory(surroundings))) {
            RunFacts run = lookout.run(id);
            check(run);
            if (follow && !lookout.isLive() && !run.state().isTerminal()) {
                surroundings
                        .err()
                        .println(
                                "No engine has run %d open, so its logs do not grow."
                                        .formatted(id));
            }
            LogPrinter printer = new LogPrinter(surroundings.out());
            lookout.logs(id, task == null ? "" : task, follow, printer);
            printer.end();
        }
        return ExitCode.DONE;
    }

    private void check(RunFacts run) {
        List<String> names = run.tasks().stream().map(TaskFacts::name).toList();
        if (task != null && !names.contains(task)) {
            throw CommandException.usage(
                    "run %d has no task '%s'%s".formatted(id, task, NearestWord.hint(task, names)),
                    "See 'pilothouse show %d' for its tasks.".formatted(id));
        }
    }
}
