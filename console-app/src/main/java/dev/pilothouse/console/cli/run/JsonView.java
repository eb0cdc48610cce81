package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.JsonLines;
import dev.pilothouse.console.cli.RunResult;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.execution.Secrets;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.function.UnaryOperator;

/// Every lifecycle event as a JSON line, then the result line. Published values are not shown, and
/// secrets in free text are masked.
final class JsonView implements RunView {

    private final JsonLines lines;
    private final StateTrail trail = new StateTrail();

    JsonView(JsonLines lines) {
        this.lines = lines;
    }

    @Override
    public void turn(RunSnapshot snapshot) {
        Run run = snapshot.run();
        UnaryOperator<String> mask = Secrets.maskOf(run, List.of());
        for (JournalEntry entry : snapshot.entries()) {
            trail.follow(entry);
            lines.line(
                    json -> {
                        json.writeStringProperty("type", "event");
                        json.writeNumberProperty("run", run.identity().id());
                        json.writeNumberProperty("n", entry.number());
                        json.writeNumberProperty("at", entry.at());
                        json.writeStringProperty("event", entry.event().type());
                        switch (entry.event()) {
                            case WorkflowLifecycleEvent _ -> {
                                json.writeStringProperty("of", "workflow");
                                json.writeStringProperty("state", trail.workflow().name());
                                text(json, "reason", mask.apply(trail.workflowReason()));
                            }
                            case TaskLifecycleEvent event -> task(json, run, event, mask);
                        }
                        if (entry.verdict() != Verdict.APPLIED) {
                            json.writeStringProperty("verdict", entry.verdict().name());
                        }
                        text(json, "note", mask.apply(entry.note()));
                    });
        }
    }

    private void task(
            JsonGenerator json, Run run, TaskLifecycleEvent event, UnaryOperator<String> mask) {
        json.writeStringProperty("of", "task");
        json.writeStringProperty("task", run.graph().plan().task(event.node()).name());
        TaskAttempt attempt = trail.attempt(event.node());
        if (attempt != null) {
            json.writeNumberProperty("attempt", attempt.tryNumber());
        }
        json.writeStringProperty("state", trail.task(event.node()).name());
        if (attempt != null) {
            json.writeStringProperty("attempt_id", run.identity().id() + "." + attempt.number());
            text(json, "worker", attempt.worker() == null ? "" : attempt.worker());
            if (attempt.exitCode() != null) {
                json.writeNumberProperty("exit", attempt.exitCode());
            }
            text(json, "reason", mask.apply(attempt.reason()));
        }
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    @Override
    public void tick() {}

    @Override
    public void note(String text) {}

    @Override
    public void end(Run run, long lastEntry) {
        RunResult.write(lines, run, lastEntry);
    }
}
