package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.lifecycle.TaskState;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A CONDITIONS task: looks at how tasks of its own run ended, and takes its success branch or its
/// failure branch.
///
/// @param criterion what must hold for the success branch
/// @param onSuccess the heads of the success branch
/// @param onFailure the heads of the failure branch
public record Conditions(
        Criterion<Expected> criterion, List<String> onSuccess, List<String> onFailure) {

    public Conditions {
        onSuccess = List.copyOf(onSuccess);
        onFailure = List.copyOf(onFailure);
    }

    /// How a task must have ended.
    public record Expected(String task, boolean success) {}

    /// The task that settings describe. **Failure:** [LogicException].
    public static Conditions of(TaskSettings settings) {
        return new Conditions(
                Criterion.of(settings, Conditions::expected),
                settings.names("success_task"),
                settings.names("failed_task"));
    }

    private static Expected expected(TaskSettings item) {
        String task =
                item.text("task")
                        .orElseThrow(
                                () ->
                                        new LogicException(
                                                "Expected every item of 'groups' to name its"
                                                        + " 'task'"));
        String flag = item.text("flag").orElse("true").strip();
        return switch (flag.toLowerCase(Locale.ROOT)) {
            case "true", "success", "succeeded" -> new Expected(task, true);
            case "false", "failure", "failed" -> new Expected(task, false);
            default ->
                    throw new LogicException(
                            "Expected 'flag' to be true or false, but found '%s'".formatted(flag));
        };
    }

    /// The branch to take, as the tasks of the run have ended: a function of ended tasks alone, so
    /// it is the same after a take-over.
    public Choice choose(WorkflowExecutionGraph graph) {
        boolean success = criterion.truth(expected -> truth(graph, expected)) == Truth.SUCCEEDED;
        return success
                ? new Choice(onSuccess, onFailure, "the conditions hold: " + seen(graph))
                : new Choice(onFailure, onSuccess, "the conditions do not hold: " + seen(graph));
    }

    private static Truth truth(WorkflowExecutionGraph graph, Expected expected) {
        TaskState state = state(graph, expected.task());
        return Truth.of(
                switch (state) {
                    case SUCCEEDED, FORCED_SUCCESS, FORBIDDEN -> expected.success();
                    case FAILED, KILLED -> !expected.success();
                    case NOT_RUN,
                            SKIPPED,
                            SUBMITTED,
                            DELAYED,
                            DISPATCHED,
                            RUNNING,
                            RETRY_WAIT,
                            FAILOVER,
                            PAUSED ->
                            false;
                });
    }

    private String seen(WorkflowExecutionGraph graph) {
        return criterion
                .items()
                .map(expected -> expected.task() + " is " + state(graph, expected.task()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static TaskState state(WorkflowExecutionGraph graph, String task) {
        return graph.nodeOfName(task)
                .map(node -> graph.node(node).state())
                .orElse(TaskState.NOT_RUN);
    }
}
