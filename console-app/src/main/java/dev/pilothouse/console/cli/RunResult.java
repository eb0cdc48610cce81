package dev.pilothouse.console.cli;

import dev.pilothouse.engine.statemachine.Run;

import tools.jackson.core.JsonGenerator;

/// The result line of a run: its state, and that of each task it was to touch.
public final class RunResult {

    private RunResult() {}

    /// Writes the line.
    public static void write(JsonLines lines, Run run, long events) {
        write("result", lines, run, events);
    }

    /// Writes the same of a run that may not have ended, as a line of another type.
    static void write(String type, JsonLines lines, Run run, long events) {
        lines.line(
                json -> {
                    json.writeStringProperty("type", type);
                    json.writeNumberProperty("run", run.identity().id());
                    json.writeStringProperty("workflow", run.state().name());
                    json.writeName("tasks");
                    json.writeStartObject();
                    for (int node = 0; node < run.graph().size(); node++) {
                        if (run.graph().plan().isSelected(node)) {
                            task(json, run, node);
                        }
                    }
                    json.writeEndObject();
                    json.writeNumberProperty("events", events);
                    json.writeNumberProperty("elapsed_ms", elapsed(run));
                });
    }

    /// How long a run has lasted, in milliseconds; until now if it goes on.
    public static long elapsed(Run run) {
        return Spans.between(run.status().startedAt(), run.status().endedAt());
    }

    private static void task(JsonGenerator json, Run run, int node) {
        json.writeName(run.graph().plan().task(node).name());
        json.writeStartObject();
        json.writeStringProperty("state", run.node(node).state().name());
        json.writeName("attempts");
        json.writeStartArray();
        run.node(node).attempts().forEach(attempt -> json.writeString(attempt.state().name()));
        json.writeEndArray();
        json.writeEndObject();
    }
}
