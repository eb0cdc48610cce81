package dev.pilothouse.engine.kit;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.parameter.Parameter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Small workflows, written as their edges: `a -> b,c ; b,c -> d ; e`.
public final class Flows {

    private final Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private FailureStrategy strategy = FailureStrategy.CONTINUE;
    private Duration timeout = Duration.ZERO;
    private TimeoutStrategy timeoutStrategy = TimeoutStrategy.WARN;
    private ExecutionType executionType = ExecutionType.PARALLEL;

    private Flows() {}

    /// A workflow of these edges; tasks are declared in the order of their first mention.
    public static Flows of(String text) {
        Flows flows = new Flows();
        for (String chain : text.split(";", -1)) {
            String[] steps = chain.split("->", -1);
            for (String step : steps) {
                names(step).forEach(flows::declare);
            }
            for (int i = 1; i < steps.length; i++) {
                for (String from : names(steps[i - 1])) {
                    for (String to : names(steps[i])) {
                        flows.edges.add(new Edge(from, to));
                    }
                }
            }
        }
        return flows;
    }

    private static List<String> names(String step) {
        return List.of(step.trim().split("\\s*,\\s*", -1));
    }

    private void declare(String name) {
        tasks.computeIfAbsent(name, n -> new TaskSpec(n).build());
    }

    /// The same with one task changed.
    public Flows task(String name, UnaryOperator<TaskSpec> change) {
        tasks.put(name, change.apply(new TaskSpec(name)).build());
        return this;
    }

    /// The same with every task changed.
    public Flows eachTask(UnaryOperator<TaskSpec> change) {
        tasks.replaceAll((name, _) -> change.apply(new TaskSpec(name)).build());
        return this;
    }

    /// The same under a failure strategy.
    public Flows onFailure(FailureStrategy newStrategy) {
        strategy = newStrategy;
        return this;
    }

    /// The same, as an execution type says while another run goes on.
    public Flows executionType(ExecutionType newType) {
        executionType = newType;
        return this;
    }

    /// The same with a timeout of the whole run.
    public Flows timeout(Duration newTimeout, TimeoutStrategy newStrategy) {
        timeout = newTimeout;
        timeoutStrategy = newStrategy;
        return this;
    }

    /// The definition.
    public WorkflowDefinition build() {
        return build("flow");
    }

    /// The definition, under a name.
    public WorkflowDefinition build(String name) {
        return new WorkflowDefinition(
                name,
                "",
                List.of(),
                null,
                executionType,
                strategy,
                timeout,
                timeoutStrategy,
                Priority.MEDIUM,
                "default",
                List.copyOf(tasks.values()),
                edges);
    }

    /// One task while it is being described.
    public static final class TaskSpec {
        private final String name;
        private String type = "Fake";
        private Map<String, @Nullable Object> settings = Map.of();
        private boolean forbidden;
        private Duration delay = Duration.ZERO;
        private int retries;
        private Duration retryInterval = Duration.ZERO;
        private Duration timeout = Duration.ZERO;
        private TimeoutStrategy timeoutStrategy = TimeoutStrategy.WARN;
        private String group = "default";
        private @Nullable String taskGroup;
        private int taskGroupPriority;
        private List<Parameter> inputs = List.of();

        TaskSpec(String name) {
            this.name = name;
        }

        /// A task type with its settings.
        public TaskSpec type(String newType, Map<String, @Nullable Object> newSettings) {
            type = newType;
            settings = newSettings;
            return this;
        }

        /// Flag NO.
        public TaskSpec forbidden() {
            forbidden = true;
            return this;
        }

        /// Delay execution.
        public TaskSpec delay(Duration newDelay) {
            delay = newDelay;
            return this;
        }

        /// Retries and their interval.
        public TaskSpec retries(int most, Duration interval) {
            retries = most;
            retryInterval = interval;
            return this;
        }

        /// A timeout of each attempt.
        public TaskSpec timeout(Duration newTimeout, TimeoutStrategy newStrategy) {
            timeout = newTimeout;
            timeoutStrategy = newStrategy;
            return this;
        }

        /// A worker group.
        public TaskSpec group(String newGroup) {
            group = newGroup;
            return this;
        }

        /// A task group and the priority in it.
        public TaskSpec taskGroup(String newGroup, int newPriority) {
            taskGroup = newGroup;
            taskGroupPriority = newPriority;
            return this;
        }

        /// Input parameters.
        public TaskSpec inputs(Parameter... newInputs) {
            inputs = List.of(newInputs);
            return this;
        }

        TaskDefinition build() {
            return new TaskDefinition(
                    name,
                    type,
                    new TaskSettings(settings),
                    forbidden,
                    Priority.MEDIUM,
                    group,
                    taskGroup,
                    taskGroupPriority,
                    delay,
                    retries,
                    retryInterval,
                    timeout,
                    timeoutStrategy,
                    inputs,
                    List.of());
        }
    }
}
