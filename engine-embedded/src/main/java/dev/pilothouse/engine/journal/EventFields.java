package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Lifecycle events as flat fields and back: one place knows how events are written.
final class EventFields {

    private EventFields() {}

    /// The fields of an event beside its kind: text, numbers, lists of text, and [Outputs]
    /// themselves.
    static Map<String, @Nullable Object> of(LifecycleEvent event) {
        return switch (event) {
            case WorkflowLifecycleEvent e -> ofWorkflow(e);
            case TaskLifecycleEvent e -> ofTask(e);
        };
    }

    private static Map<String, @Nullable Object> ofWorkflow(WorkflowLifecycleEvent event) {
        return switch (event) {
            case WorkflowLifecycleEvent.Start e -> CommandFields.of(e.command());
            case WorkflowLifecycleEvent.TopologyTransition e -> fields("node", e.node());
            case WorkflowLifecycleEvent.Pause e -> fields("author", e.author());
            case WorkflowLifecycleEvent.Stop e ->
                    fields("author", e.author(), "reason", e.reason());
            case WorkflowLifecycleEvent.Kill e ->
                    fields("author", e.author(), "reason", e.reason());
            case WorkflowLifecycleEvent.ForceFinalize e ->
                    fields("author", e.author(), "reason", e.reason());
            case WorkflowLifecycleEvent.Failed e -> fields("reason", e.reason(), "node", e.node());
            case WorkflowLifecycleEvent.Paused _,
                    WorkflowLifecycleEvent.Stopped _,
                    WorkflowLifecycleEvent.Succeed _,
                    WorkflowLifecycleEvent.Finalize _,
                    WorkflowLifecycleEvent.Timeout _ ->
                    fields();
        };
    }

    private static Map<String, @Nullable Object> ofTask(TaskLifecycleEvent event) {
        Map<String, @Nullable Object> fields = fields("node", event.node());
        if (event.attempt() != TaskLifecycleEvent.ANY_ATTEMPT) {
            fields.put("attempt", event.attempt());
        }
        fields.putAll(
                switch (event) {
                    case TaskLifecycleEvent.Dispatch e -> fields("worker", e.worker());
                    case TaskLifecycleEvent.Dispatched e -> fields("host", e.host());
                    case TaskLifecycleEvent.Running e -> fields("pid", e.pid(), "log", e.logPath());
                    case TaskLifecycleEvent.Failover e -> fields("reason", e.reason());
                    case TaskLifecycleEvent.Kill e ->
                            fields("cause", e.cause().name(), "round", e.round());
                    case TaskLifecycleEvent.Killed e ->
                            fields("exit", e.exitCode(), "reason", e.reason());
                    case TaskLifecycleEvent.Failed e ->
                            fields("exit", e.exitCode(), "reason", e.reason());
                    case TaskLifecycleEvent.Succeeded e ->
                            fields(
                                    "exit",
                                    e.exitCode(),
                                    "outputs",
                                    e.outputs(),
                                    "skips",
                                    e.skips());
                    case TaskLifecycleEvent.ForceSuccess e -> fields("author", e.author());
                    case TaskLifecycleEvent.ForceStart e -> fields("author", e.author());
                    case TaskLifecycleEvent.Start _,
                            TaskLifecycleEvent.Timeout _,
                            TaskLifecycleEvent.Retry _,
                            TaskLifecycleEvent.Pause _,
                            TaskLifecycleEvent.Paused _,
                            TaskLifecycleEvent.Wake _ ->
                            fields();
                });
        return fields;
    }

    /// The workflow event of a type and its fields.
    static WorkflowLifecycleEvent workflow(String type, FieldReader f) {
        return switch (type) {
            case "START" -> new WorkflowLifecycleEvent.Start(CommandFields.command(f));
            case "TOPOLOGY_LOGICAL_TRANSITION_WITH_TASK_FINISH" ->
                    new WorkflowLifecycleEvent.TopologyTransition(f.number("node"));
            case "PAUSE" -> new WorkflowLifecycleEvent.Pause(f.text("author"));
            case "PAUSED" -> new WorkflowLifecycleEvent.Paused();
            case "STOP" -> new WorkflowLifecycleEvent.Stop(f.text("author"), f.text("reason"));
            case "KILL" -> new WorkflowLifecycleEvent.Kill(f.text("author"), f.text("reason"));
            case "FORCE_FINALIZE" ->
                    new WorkflowLifecycleEvent.ForceFinalize(f.text("author"), f.text("reason"));
            case "STOPPED" -> new WorkflowLifecycleEvent.Stopped();
            case "SUCCEED" -> new WorkflowLifecycleEvent.Succeed();
            case "FAILED" -> new WorkflowLifecycleEvent.Failed(f.text("reason"), f.number("node"));
            case "FINALIZE" -> new WorkflowLifecycleEvent.Finalize();
            case "TIMEOUT" -> new WorkflowLifecycleEvent.Timeout();
            default -> throw new JournalException("Expected a workflow event, but got " + type);
        };
    }

    /// The task event of a type and its fields.
    static TaskLifecycleEvent task(String type, FieldReader f) {
        int node = f.number("node");
        int attempt = f.has("attempt") ? f.number("attempt") : TaskLifecycleEvent.ANY_ATTEMPT;
        return switch (type) {
            case "START" -> new TaskLifecycleEvent.Start(node);
            case "DISPATCH" -> new TaskLifecycleEvent.Dispatch(node, attempt, f.text("worker"));
            case "DISPATCHED" -> new TaskLifecycleEvent.Dispatched(node, attempt, f.text("host"));
            case "RUNNING" ->
                    new TaskLifecycleEvent.Running(
                            node, attempt, f.longOrNull("pid"), f.text("log"));
            case "TIMEOUT" -> new TaskLifecycleEvent.Timeout(node, attempt);
            case "RETRY" -> new TaskLifecycleEvent.Retry(node, attempt);
            case "PAUSE" -> new TaskLifecycleEvent.Pause(node);
            case "PAUSED" -> new TaskLifecycleEvent.Paused(node, attempt);
            case "FAILOVER" -> new TaskLifecycleEvent.Failover(node, attempt, f.text("reason"));
            case "KILL" ->
                    new TaskLifecycleEvent.Kill(
                            node, attempt, KillCause.valueOf(f.text("cause")), f.number("round"));
            case "KILLED" ->
                    new TaskLifecycleEvent.Killed(
                            node, attempt, f.intOrNull("exit"), f.text("reason"));
            case "SUCCEEDED" ->
                    new TaskLifecycleEvent.Succeeded(
                            node, attempt, f.intOrNull("exit"), f.outputs(), f.list("skips"));
            case "WAKE" -> new TaskLifecycleEvent.Wake(node, attempt);
            case "FAILED" ->
                    new TaskLifecycleEvent.Failed(
                            node, attempt, f.intOrNull("exit"), f.text("reason"));
            case "FORCE_START" -> new TaskLifecycleEvent.ForceStart(node, f.text("author"));
            case "FORCE_SUCCESS" -> new TaskLifecycleEvent.ForceSuccess(node, f.text("author"));
            default -> throw new JournalException("Expected a task event, but got " + type);
        };
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
            }
        }
        return fields;
    }
}
