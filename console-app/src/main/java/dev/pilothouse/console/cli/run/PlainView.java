package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.RunResult;
import dev.pilothouse.console.cli.Spans;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.execution.Secrets;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A line per change of state, for pipes and files.
final class PlainView implements RunView {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final PrintStream out;
    private final Map<Integer, TaskState> shown = new HashMap<>();

    PlainView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void turn(RunSnapshot snapshot) {
        for (JournalEntry entry : snapshot.entries()) {
            for (Change change : entry.changes()) {
                if (change instanceof Change.TaskChanged task
                        && task.state() != TaskState.NOT_RUN
                        && shown.put(task.node(), task.state()) != task.state()) {
                    out.println(line(snapshot.run(), entry.at(), task));
                }
            }
        }
        out.flush();
    }

    private static String line(Run run, long at, Change.TaskChanged task) {
        String name = run.graph().plan().task(task.node()).name();
        TaskAttempt attempt = task.attempt();
        String more = "";
        if (attempt != null && attempt.tryNumber() > 1) {
            more += "  attempt " + attempt.tryNumber();
        }
        if (attempt != null && !attempt.reason().isEmpty()) {
            more += "  " + Secrets.maskOf(run, List.of()).apply(attempt.reason());
        }
        return "%s  %-14s %s%s"
                .formatted(TIME.format(Instant.ofEpochMilli(at)), task.state(), name, more);
    }

    @Override
    public void tick() {}

    @Override
    public void note(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void end(Run run, long lastEntry) {
        out.println(
                "run %d of %s: %s after %s, %d events"
                        .formatted(
                                run.identity().id(),
                                run.identity().workflow(),
                                run.state(),
                                Spans.words(RunResult.elapsed(run)),
                                lastEntry));
        out.flush();
    }
}
