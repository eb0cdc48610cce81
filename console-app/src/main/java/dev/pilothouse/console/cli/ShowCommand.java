package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.Lookout;
import dev.pilothouse.console.remote.RunFacts;
import dev.pilothouse.console.remote.RunFacts.AttemptFacts;
import dev.pilothouse.console.remote.RunFacts.TaskFacts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Shows a run: its tasks and their attempts, or everything that happened.
@Command(name = "show", description = "Show a run: its tasks and their attempts.")
final class ShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The run, as 'pilothouse list' names it.")
    private long id;

    @Option(names = "--json", description = "Print the result line that 'run --json' prints.")
    private boolean json;

    @Option(
            names = "--events",
            description = "Print the run's journal instead, one JSON line per event.")
    private boolean events;

    @Mixin private DataOption data = new DataOption();

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (Lookout lookout = Lookouts.openExisting(data.directory(surroundings))) {
            if (events) {
                lookout.journal(id, surroundings.out());
            } else if (json) {
                RunResult.write("result", new JsonLines(surroundings.out()), lookout.run(id));
            } else {
                print(surroundings.out(), lookout.run(id));
            }
        }
        return ExitCode.DONE;
    }

    /// Prints a run: a line for it and one for each of its tasks.
    static void print(PrintStream out, RunFacts run) {
        out.println(
                "run %d of %s (version %d): %s after %s, %d events"
                        .formatted(
                                run.id(),
                                run.workflow(),
                                run.version(),
                                run.state(),
                                Spans.words(RunResult.elapsed(run)),
                                run.lastEntry()));
        if (!run.reason().isEmpty()) {
            out.println("  " + run.reason());
        }
        run.tasks().stream().filter(TaskFacts::selected).forEach(task -> out.println(line(task)));
    }

    private static String line(TaskFacts task) {
        String attempts =
                task.attempts().stream()
                        .map(ShowCommand::attempt)
                        .collect(Collectors.joining("; "));
        return "  %-14s %s%s"
                .formatted(task.state(), task.name(), attempts.isEmpty() ? "" : ": " + attempts);
    }

    private static String attempt(AttemptFacts attempt) {
        String lasted = Spans.words(Spans.between(attempt.startedAt(), attempt.endedAt()));
        String reason = attempt.reason().isEmpty() ? "" : " (" + attempt.reason() + ")";
        return "%s after %s%s".formatted(attempt.state(), lasted, reason);
    }
}
