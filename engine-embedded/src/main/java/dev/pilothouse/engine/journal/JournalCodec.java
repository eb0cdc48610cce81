package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.RunRound;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.statemachine.Verdict;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// Reads journal entries that [JournalWriter] wrote, one JSON object per line.
///
/// **Thread:** any.
public final class JournalCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JournalCodec() {}

    /// The entry that a line holds. **Failure:** [JournalException] if it does not hold one.
    public static JournalEntry read(String line) {
        return read(JSON.readTree(line));
    }

    /// The entry that a JSON object holds. **Failure:** [JournalException] if it does not hold one.
    public static JournalEntry read(JsonNode node) {
        FieldReader f = new FieldReader(node);
        List<Change> changes = new ArrayList<>();
        if (f.has("changes")) {
            for (JsonNode change : f.node().get("changes")) {
                changes.add(change(new FieldReader(change)));
            }
        }
        return new JournalEntry(
                f.longNumber("n"),
                f.longNumber("at"),
                f.longNumber("published"),
                f.longNumber("cause"),
                event(f),
                Verdict.valueOf(f.text("verdict")),
                f.text("note"),
                changes);
    }

    static LifecycleEvent event(FieldReader f) {
        FieldReader fields = f.object("event");
        return switch (f.text("of")) {
            case "workflow" -> EventFields.workflow(f.text("type"), fields);
            case "task" -> EventFields.task(f.text("type"), fields);
            default -> throw new JournalException("Expected an event of a workflow or a task");
        };
    }

    private static Change change(FieldReader f) {
        if (f.has("run")) {
            return new Change.RunChanged(status(f.object("run")));
        }
        return new Change.TaskChanged(
                f.number("node"),
                TaskState.valueOf(f.text("state")),
                Mark.valueOf(f.text("mark")),
                f.has("attempt") ? attempt(f.object("attempt")) : null);
    }

    private static RunStatus status(FieldReader f) {
        return new RunStatus(
                WorkflowState.valueOf(f.text("state")),
                f.longNumber("started"),
                f.longNumber("ended"),
                f.text("reason"),
                f.flag("timedOut"),
                f.flag("broken"),
                f.flag("hard"),
                f.has("round") ? CommandFields.round(f.object("round")) : RunRound.FIRST);
    }

    private static TaskAttempt attempt(FieldReader f) {
        return new TaskAttempt(
                f.number("number"),
                f.number("try"),
                f.number("retries"),
                TaskState.valueOf(f.text("state")),
                new AttemptTimes(
                        f.longNumber("first"),
                        f.longNumber("submitted"),
                        f.longNumber("due"),
                        f.longNumber("placed"),
                        f.longNumber("dispatched"),
                        f.longNumber("started"),
                        f.longNumber("ended"),
                        f.longNumber("killAsked"),
                        f.number("killRounds"),
                        f.longNumber("overdue")),
                f.textOrNull("worker"),
                f.longOrNull("pid"),
                f.intOrNull("exit"),
                f.text("reason"),
                f.text("log"),
                killCause(f.textOrNull("killCause")),
                f.outputs(),
                f.list("skips"));
    }

    private static @Nullable KillCause killCause(@Nullable String name) {
        return name == null ? null : KillCause.valueOf(name);
    }
}
