package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.RunFacts;
import dev.pilothouse.console.remote.RunFacts.TaskFacts;
import dev.pilothouse.engine.statemachine.Run;

import tools.jackson.core.JsonGenerator;

import java.util.function.UnaryOperator;

/// The result line of a run: its state, and that of each task it was to touch.
public final class RunResult {

    private RunResult() {}

    /// Writes the line.
    public static void write(JsonLines lines, Run run, long events) {
        write("result", lines, RunFacts.of(run, events, UnaryOperator.identity()));
    }

    /// Writes the same of a run that may not have ended, as a line of another type.
    static void write(String type, JsonLines lines, RunFacts run) {
        lines.line(
                json -> {
                    json.writeStringProperty("type", type);
                    json.writeNumberProperty("run", run.id());
                    json.writeStringProperty("workflow", run.state().name());
                    json.writeName("tasks");
                    json.writeStartObject();
                    run.tasks().stream()
                            .filter(TaskFacts::selected)
                            .forEach(task -> task(json, task));
                    json.writeEndObject();
                    json.writeNumberProperty("events", run.lastEntry());
                    json.writeNumberProperty("elapsed_ms", elapsed(run));
                });
    }

    /// How long a run has lasted, in milliseconds; until now if it goes on.
    public static long elapsed(Run run) {
        return Spans.between(run.status().startedAt(), run.status().endedAt());
    }

    /// The same of facts.
    static long elapsed(RunFacts run) {
        return Spans.between(run.startedAt(), run.endedAt());
    }

    private static void task(JsonGenerator json, TaskFacts task) {
        json.writeName(task.name());
        json.writeStartObject();
        json.writeStringProperty("state", task.state().name());
        json.writeName("attempts");
        json.writeStartArray();
        task.attempts().forEach(attempt -> json.writeString(attempt.state().name()));
        json.writeEndArray();
        json.writeEndObject();
    }
}
