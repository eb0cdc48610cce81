package dev.pilothouse.console.cli.test;

import dev.pilothouse.console.cli.JsonLines;
import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome;

import tools.jackson.core.JsonGenerator;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One JSON line for each trial and for each file that cannot be played.
final class JsonReport implements TestReport {

    private final JsonLines lines;

    JsonReport(PrintStream out) {
        this.lines = new JsonLines(out);
    }

    @Override
    public void played(Trial.Played trial) {
        lines.line(json -> write(json, trial));
    }

    private static void write(JsonGenerator json, Trial.Played trial) {
        ScenarioOutcome outcome = trial.outcome();
        json.writeStringProperty("scenario", trial.name());
        json.writeStringProperty("file", trial.file());
        json.writeNumberProperty("seed", outcome.seed());
        json.writeStringProperty("result", outcome.result().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty(
                "workflow", outcome.workflow() == null ? "" : outcome.workflow().name());
        json.writeName("tasks");
        json.writeStartObject();
        outcome.tasks().forEach((name, task) -> write(json, name, task));
        json.writeEndObject();
        list(json, "started", outcome.started());
        list(json, "violations", outcome.violations());
        json.writeNumberProperty("virtual_ms", outcome.virtualMillis());
        json.writeNumberProperty("events", outcome.events());
        json.writeStringProperty("trace_hash", outcome.traceHash());
        json.writeStringProperty("diff", String.join("\n", outcome.diff()));
        list(json, "notes", outcome.notes());
        if (trial.seedFile() != null) {
            json.writeName("shrunk");
            write(json, trial.seedFile());
        }
    }

    private static void write(JsonGenerator json, SeedFile file) {
        json.writeStartObject();
        json.writeStringProperty("file", file.file().toString());
        json.writeBooleanProperty("written", file.isWritten());
        json.writeStringProperty("problem", file.problem());
        json.writeBooleanProperty("stands_alone", file.trial().standsAlone());
        json.writeNumberProperty("tasks", file.trial().plan().size());
        json.writeNumberProperty("happenings", file.trial().plan().happenings().size());
        json.writeNumberProperty("plays", file.trial().plays());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, ScenarioOutcome.OfTask task) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("state", task.state().name());
        list(json, "attempts", task.attempts().stream().map(Enum::name).toList());
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String key, List<String> values) {
        json.writeName(key);
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    @Override
    public void refused(String file, List<Fault> faults) {
        lines.line(
                json -> {
                    json.writeStringProperty("scenario", "");
                    json.writeStringProperty("file", file);
                    json.writeStringProperty("result", "error");
                    json.writeStringProperty(
                            "diff",
                            faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
                });
    }

    @Override
    public void done(Tally tally, long wallMillis) {}
}
