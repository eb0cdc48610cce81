package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.SecretMask;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.RunRound;
import dev.pilothouse.engine.statemachine.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Writes journal entries, one JSON object per line; what is zero, empty or unknown is left out.
/// Free text and values pass a mask first, so that a secret never gets into a journal.
///
/// **Thread:** one at a time.
public final class JournalWriter {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final UnaryOperator<String> mask;

    /// A writer that hides what `mask` hides.
    public JournalWriter(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /// The line of an entry, without a line break.
    public String line(JournalEntry entry) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("n", entry.number());
            json.writeNumberProperty("at", entry.at());
            number(json, "published", entry.publishedAt());
            number(json, "cause", entry.cause());
            json.writeStringProperty(
                    "of", entry.event() instanceof WorkflowLifecycleEvent ? "workflow" : "task");
            json.writeStringProperty("type", entry.event().type());
            json.writeName("event");
            fields(json, EventFields.of(entry.event()));
            json.writeStringProperty("verdict", entry.verdict().name());
            text(json, "note", entry.note());
            changes(json, entry);
            json.writeEndObject();
        }
        return text.toString();
    }

    private void changes(JsonGenerator json, JournalEntry entry) {
        if (entry.changes().isEmpty()) {
            return;
        }
        json.writeName("changes");
        json.writeStartArray();
        for (Change change : entry.changes()) {
            json.writeStartObject();
            switch (change) {
                case Change.RunChanged changed -> status(json, changed.status());
                case Change.TaskChanged changed -> task(json, changed);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void status(JsonGenerator json, RunStatus status) {
        json.writeName("run");
        json.writeStartObject();
        json.writeStringProperty("state", status.state().name());
        number(json, "started", status.startedAt());
        number(json, "ended", status.endedAt());
        text(json, "reason", status.reason());
        flag(json, "timedOut", status.timedOut());
        flag(json, "broken", status.broken());
        flag(json, "hard", status.hard());
        if (!status.round().equals(RunRound.FIRST)) {
            json.writeName("round");
            fields(json, CommandFields.of(status.round()));
        }
        json.writeEndObject();
    }

    private void task(JsonGenerator json, Change.TaskChanged changed) {
        json.writeNumberProperty("node", changed.node());
        json.writeStringProperty("state", changed.state().name());
        json.writeStringProperty("mark", changed.mark().name());
        TaskAttempt attempt = changed.attempt();
        if (attempt != null) {
            json.writeName("attempt");
            json.writeStartObject();
            attempt(json, attempt);
            json.writeEndObject();
        }
    }

    private void attempt(JsonGenerator json, TaskAttempt attempt) {
        json.writeNumberProperty("number", attempt.number());
        json.writeNumberProperty("try", attempt.tryNumber());
        number(json, "retries", attempt.retries());
        json.writeStringProperty("state", attempt.state().name());
        AttemptTimes times = attempt.times();
        number(json, "first", times.firstSubmitted());
        number(json, "submitted", times.submitted());
        number(json, "due", times.due());
        number(json, "placed", times.placed());
        number(json, "dispatched", times.dispatched());
        number(json, "started", times.started());
        number(json, "ended", times.ended());
        number(json, "killAsked", times.killAsked());
        number(json, "killRounds", times.killRounds());
        number(json, "overdue", times.overdue());
        text(json, "worker", attempt.worker());
        value(json, "pid", attempt.pid());
        value(json, "exit", attempt.exitCode());
        text(json, "reason", attempt.reason());
        text(json, "log", attempt.logPath());
        text(json, "killCause", attempt.killCause() == null ? null : attempt.killCause().name());
        value(json, "outputs", attempt.outputs());
        value(json, "skips", attempt.skips());
    }

    private void fields(JsonGenerator json, Map<String, @Nullable Object> fields) {
        json.writeStartObject();
        fields.forEach((name, value) -> value(json, name, value));
        json.writeEndObject();
    }

    private void value(JsonGenerator json, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Integer number -> json.writeNumberProperty(name, number);
            case Long number -> json.writeNumberProperty(name, number);
            case Outputs outputs -> outputs(json, name, outputs);
            case List<?> list -> names(json, name, list);
            default -> json.writeStringProperty(name, mask.apply(value.toString()));
        }
    }

    private void outputs(JsonGenerator json, String name, Outputs outputs) {
        if (outputs.isEmpty()) {
            return;
        }
        json.writeName(name);
        json.writeStartObject();
        new TreeMap<>(outputs.values())
                .forEach(
                        (key, value) ->
                                json.writeStringProperty(
                                        key,
                                        outputs.secret().contains(key)
                                                ? SecretMask.MASK
                                                : mask.apply(value)));
        json.writeEndObject();
        names(json, "secret", outputs.secret().stream().sorted().toList());
    }

    private static void names(JsonGenerator json, String name, List<?> names) {
        if (!names.isEmpty()) {
            json.writeName(name);
            json.writeStartArray();
            names.forEach(entry -> json.writeString(String.valueOf(entry)));
            json.writeEndArray();
        }
    }

    private void text(JsonGenerator json, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            json.writeStringProperty(name, mask.apply(text));
        }
    }

    private static void number(JsonGenerator json, String name, long number) {
        if (number != 0) {
            json.writeNumberProperty(name, number);
        }
    }

    private static void flag(JsonGenerator json, String name, boolean flag) {
        if (flag) {
            json.writeBooleanProperty(name, true);
        }
    }
}
