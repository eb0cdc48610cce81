package dev.pilothouse.engine.definition.file;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.pilothouse.engine.definition.DurationText;
import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.parameter.Parameter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A definition as the YAML file that [WorkflowReader] reads back. What is as it would be anyway is
/// left out.
///
/// **Thread:** any.
///
/// **Contract:** a definition that a file gave is read back as it was, but for the order of its
/// edges, which follows from the tasks that name them. A file has no way to hold the literal text
/// `$FILE{…}`, `$ENV{…}` or `$WORKFLOW{…}`: it is read as a reference.
public final class WorkflowText {

    private static final Duration USUAL_RETRY_INTERVAL = Duration.ofMinutes(1);

    private final WorkflowDefinition workflow;

    /// The predecessors of each task that no branch and no group tells already.
    private final Map<String, List<String>> dependencies;

    private WorkflowText(WorkflowDefinition workflow) {
        this.workflow = workflow;
        Set<Edge> told = ToldEdges.of(workflow);
        this.dependencies =
                workflow.edges().stream()
                        .filter(edge -> !told.contains(edge))
                        .collect(groupingBy(Edge::to, mapping(Edge::from, toList())));
    }

    /// The text of a workflow file.
    public static String of(WorkflowDefinition workflow) {
        return YamlText.of(tree(workflow));
    }

    /// The keys `workflow` and `tasks`, as part of another file.
    public static Map<String, Object> tree(WorkflowDefinition workflow) {
        WorkflowText text = new WorkflowText(workflow);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("workflow", text.head());
        tree.put("tasks", workflow.tasks().stream().map(text::task).toList());
        return tree;
    }

    private Map<String, Object> head() {
        Keys keys = new Keys();
        keys.put("name", workflow.name());
        keys.put("description", workflow.description(), "");
        keys.put("param", workflow.parameters());
        schedule(keys, workflow.schedule());
        keys.put("execution_type", workflow.executionType(), ExecutionType.PARALLEL);
        keys.put("failure_strategy", workflow.failureStrategy(), FailureStrategy.CONTINUE);
        keys.put("timeout", workflow.timeout(), Duration.ZERO);
        keys.put("timeout_notify_strategy", workflow.timeoutStrategy(), TimeoutStrategy.WARN);
        keys.put("priority", workflow.priority(), Priority.MEDIUM);
        keys.put("worker_group", workflow.workerGroup(), "default");
        return keys.tree;
    }

    private static void schedule(Keys keys, @Nullable ScheduleDefinition schedule) {
        if (schedule == null) {
            return;
        }
        keys.put("schedule", schedule.cron());
        if (schedule.start() != null) {
            keys.put("start_time", schedule.start());
        }
        if (schedule.end() != null) {
            keys.put("end_time", schedule.end());
        }
        keys.put("timezone", schedule.zone().getId());
    }

    private Map<String, Object> task(TaskDefinition task) {
        Keys keys = new Keys();
        keys.put("name", task.name());
        keys.put("task_type", task.type());
        List<String> deps = dependencies.getOrDefault(task.name(), List.of());
        if (!deps.isEmpty()) {
            keys.put("deps", deps);
        }
        keys.tree.putAll(task.settings().values());
        keys.put("flag", task.forbidden() ? "NO" : "YES", "YES");
        keys.put("task_priority", task.priority(), Priority.MEDIUM);
        keys.put("worker_group", task.workerGroup(), workflow.workerGroup());
        if (task.taskGroup() != null) {
            keys.put("task_group", task.taskGroup());
        }
        keys.put("task_group_priority", task.taskGroupPriority(), 0);
        keys.put("delay_time", task.delay(), Duration.ZERO);
        keys.put("fail_retry_times", task.maxRetries(), 0);
        keys.put("fail_retry_interval", task.retryInterval(), USUAL_RETRY_INTERVAL);
        keys.put("timeout", task.timeout(), Duration.ZERO);
        keys.put("timeout_notify_strategy", task.timeoutStrategy(), TimeoutStrategy.WARN);
        keys.put("input_params", task.inputs());
        keys.put("output_params", task.outputs());
        return keys.tree;
    }

    /// The keys of one mapping, without those that say what is so anyway.
    private static final class Keys {
        private final Map<String, @Nullable Object> tree = new LinkedHashMap<>();

        void put(String key, Object value) {
            tree.put(
                    key,
                    switch (value) {
                        case Duration length -> DurationText.of(length);
                        case List<?> list -> list;
                        case Integer number -> number;
                        default -> value.toString();
                    });
        }

        void put(String key, Object value, Object usual) {
            if (!value.equals(usual)) {
                put(key, value);
            }
        }

        void put(String key, List<Parameter> parameters) {
            if (!parameters.isEmpty()) {
                tree.put(key, ParameterTree.of(parameters));
            }
        }
    }
}
