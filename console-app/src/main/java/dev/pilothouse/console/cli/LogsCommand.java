package dev.pilothouse.console.cli;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.LogPage;
import dev.pilothouse.engine.task.TaskLogs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// Prints what the attempts of a run wrote.
@Command(
        name = "logs",
        description = "Print what the attempts of a run, or of one task of it, have written.")
final class LogsCommand implements Callable<Integer> {

    private static final int PAGE = 256 * 1024;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The run.")
    private long id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TASK", description = "One task.")
    private @Nullable String task;

    @Option(
            names = {"-f", "--follow"},
            description = {
                "Go on as the logs grow. A run that no engine has open does not, so its logs are",
                "printed and that is all."
            })
    private boolean follow;

    @Mixin private DataOption data = new DataOption();

    LogsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (Archive archive = Archives.openExisting(data.directory(surroundings))) {
            Run run = Archives.run(archive, id).run();
            check(run);
            if (follow && !run.state().isTerminal()) {
                surroundings
                        .err()
                        .println(
                                "No engine has run %d open, so its logs do not grow."
                                        .formatted(id));
            }
            for (int node = 0; node < run.graph().size(); node++) {
                String name = run.graph().plan().task(node).name();
                if (task == null || task.equals(name)) {
                    for (TaskAttempt attempt : run.node(node).attempts()) {
                        print(archive.logs(), name, attempt);
                    }
                }
            }
        }
        return ExitCode.DONE;
    }

    private void check(Run run) {
        if (task != null && run.graph().plan().index(task) < 0) {
            String hint =
                    NearestWord.hint(
                            task,
                            run.graph().plan().definition().tasks().stream()
                                    .map(TaskDefinition::name)
                                    .toList());
            throw CommandException.usage(
                    "run %d has no task '%s'%s".formatted(id, task, hint),
                    "See 'pilothouse show %d' for its tasks.".formatted(id));
        }
    }

    private void print(TaskLogs logs, String name, TaskAttempt attempt) throws IOException {
        surroundings
                .out()
                .println(
                        "== %s, attempt %d: %s"
                                .formatted(name, attempt.tryNumber(), attempt.state()));
        AttemptId attemptId = new AttemptId(id, attempt.number());
        LogPage page = logs.page(attemptId, 0, PAGE);
        String last = page.text();
        surroundings.out().print(page.text());
        while (page.hasMore() && !page.text().isEmpty()) {
            page = logs.page(attemptId, page.next(), PAGE);
            surroundings.out().print(page.text());
            last = page.text().isEmpty() ? last : page.text();
        }
        if (!last.isEmpty() && !last.endsWith("\n")) {
            surroundings.out().println();
        }
    }
}
