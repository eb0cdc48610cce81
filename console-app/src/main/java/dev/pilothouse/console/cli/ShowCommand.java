package dev.pilothouse.console.cli;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.JournalWriter;
import dev.pilothouse.engine.statemachine.Run;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
    public Integer call() {
        try (Archive archive = Archives.openExisting(data.directory(surroundings))) {
            RunSnapshot snapshot = Archives.run(archive, id);
            if (events) {
                JournalWriter writer = new JournalWriter(UnaryOperator.identity());
                archive.journal(id, 1, entry -> print(writer, entry));
            } else if (json) {
                RunResult.write(
                        new JsonLines(surroundings.out()), snapshot.run(), snapshot.lastEntry());
            } else {
                print(surroundings.out(), snapshot.run(), snapshot.lastEntry());
            }
        }
        return ExitCode.DONE;
    }

    /// The journal was masked when it was written.
    private void print(JournalWriter writer, JournalEntry entry) {
        surroundings.out().println(writer.line(entry));
    }

    /// Prints a run after an event: a line for it and one for each of its tasks.
    static void print(PrintStream out, Run run, long lastEntry) {
        out.println(
                "run %d of %s (version %d): %s after %s, %d events"
                        .formatted(
                                run.identity().id(),
                                run.identity().workflow(),
                                run.identity().version(),
                                run.state(),
                                Spans.words(RunResult.elapsed(run)),
                                lastEntry));
        if (!run.status().reason().isEmpty()) {
            out.println("  " + run.status().reason());
        }
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.graph().plan().isSelected(node)) {
                out.println(line(run, node));
            }
        }
    }

    private static String line(Run run, int node) {
        TaskExecution task = run.node(node);
        String attempts =
                task.attempts().stream()
                        .map(ShowCommand::attempt)
                        .collect(Collectors.joining("; "));
        return "  %-14s %s%s"
                .formatted(
                        task.state(),
                        run.graph().plan().task(node).name(),
                        attempts.isEmpty() ? "" : ": " + attempts);
    }

    private static String attempt(TaskAttempt attempt) {
        String lasted =
                Spans.words(Spans.between(attempt.times().started(), attempt.times().ended()));
        String reason = attempt.reason().isEmpty() ? "" : " (" + attempt.reason() + ")";
        return "%s after %s%s".formatted(attempt.state(), lasted, reason);
    }
}
