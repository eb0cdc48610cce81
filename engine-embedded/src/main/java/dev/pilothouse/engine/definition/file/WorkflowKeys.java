package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the keys of `workflow`.
final class WorkflowKeys {
    /// What `workflow` understands.
    static final Set<String> KEYS =
            Set.of(
                    "name",
                    "description",
                    "param",
                    "schedule",
                    "start_time",
                    "end_time",
                    "timezone",
                    "execution_type",
                    "failure_strategy",
                    "timeout",
                    "timeout_notify_strategy",
                    "priority",
                    "worker_group");

    /// Keys of PyDolphinScheduler that speak of its server.
    private static final Set<String> MEANINGLESS =
            Set.of(
                    "release_state",
                    "run",
                    "user",
                    "project",
                    "tenant",
                    "warning_type",
                    "warning_group_id",
                    "resource_list",
                    "resource_plugin");

    private final Section workflow;
    private final FileContext context;
    private final ZoneId here;

    WorkflowKeys(Section workflow, FileContext context, ZoneId here) {
        this.workflow = workflow;
        this.context = context;
        this.here = here;
    }

    String workerGroup() {
        return workflow.text("worker_group").orElse("default");
    }

    WorkflowDefinition read(List<TaskDefinition> tasks, List<Edge> edges) {
        checkKeys();
        Values values = workflow.values();
        return new WorkflowDefinition(
                name(),
                workflow.text("description").orElse(""),
                new ParameterKeys(context).read(workflow, "param"),
                new ScheduleKeys(workflow, context.faults(), here).read().orElse(null),
                values.word("execution_type", ExecutionType.class, ExecutionType.PARALLEL),
                values.word("failure_strategy", FailureStrategy.class, FailureStrategy.CONTINUE),
                values.duration("timeout", Duration.ZERO),
                values.word("timeout_notify_strategy", TimeoutStrategy.class, TimeoutStrategy.WARN),
                values.word("priority", Priority.class, Priority.MEDIUM),
                workerGroup(),
                tasks,
                edges);
    }

    private void checkKeys() {
        Set<String> accepted = new HashSet<>(KEYS);
        accepted.addAll(MEANINGLESS);
        workflow.refuseOthers("'workflow'", accepted);
    }

    private String name() {
        workflow.require("name", "what the workflow is called");
        String name = workflow.text("name").orElse("");
        if (name.isBlank() && workflow.scalar("name").isPresent()) {
            context.faults()
                    .error(
                            workflow.place("name"),
                            "empty-name",
                            "Expected the workflow to have a name, but it is empty");
        }
        return name;
    }
}
