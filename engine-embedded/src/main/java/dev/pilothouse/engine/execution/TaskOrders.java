package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.parameter.AncestorOutput;
import dev.pilothouse.engine.parameter.BuiltIns;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterResolver;
import dev.pilothouse.engine.parameter.ParameterSources;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.statemachine.Run;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What an executor is told about an attempt. The parameters of a task are a pure function of the
/// definition, the start parameters and the outputs of its ancestors (engine-rules 8).
///
/// **Thread:** any. **Failure:** [dev.pilothouse.engine.parameter.ParameterException] if the
/// parameters cannot be resolved.
public final class TaskOrders {

    private final String project;
    private final List<Parameter> projectParameters;

    /// Orders of one project and its parameters.
    public TaskOrders(String project, List<Parameter> projectParameters) {
        this.project = project;
        this.projectParameters = List.copyOf(projectParameters);
    }

    /// The order for a node's current attempt.
    TaskOrder order(Run run, int node) {
        TaskAttempt attempt = Objects.requireNonNull(run.node(node).attempt());
        WorkflowDefinition definition = run.graph().plan().definition();
        return new TaskOrder(
                new AttemptId(run.identity().id(), attempt.number()),
                definition.name(),
                definition.tasks().get(node),
                attempt.tryNumber(),
                parameters(run, node),
                run.identity().options().dryRun());
    }

    /// The parameters that a node sees, as things stand.
    public ResolvedParameters parameters(Run run, int node) {
        WorkflowDefinition definition = run.graph().plan().definition();
        TaskDefinition task = definition.tasks().get(node);
        TaskAttempt attempt = run.node(node).attempt();
        int number = attempt == null ? 0 : attempt.number();
        BuiltIns builtIns =
                new BuiltIns(
                        base(run),
                        project,
                        definition.name(),
                        run.identity().id(),
                        task.name(),
                        new AttemptId(run.identity().id(), number).toString(),
                        null);
        return ParameterResolver.resolve(
                new ParameterSources(
                        builtIns,
                        projectParameters,
                        definition.parameters(),
                        ancestorOutputs(run, node),
                        task.inputs(),
                        run.identity().options().parameters(),
                        run.identity().parent() != null));
    }

    private static ZonedDateTime base(Run run) {
        Instant schedule = run.identity().options().scheduleTime();
        Instant base =
                schedule == null
                        ? Instant.ofEpochMilli(
                                run.status().startedAt() == 0
                                        ? run.identity().createdAt()
                                        : run.status().startedAt())
                        : schedule;
        return base.atZone(run.identity().options().zone());
    }

    private static List<AncestorOutput> ancestorOutputs(Run run, int node) {
        if (!run.hasOutputs()) {
            return List.of();
        }
        List<AncestorOutput> outputs = new ArrayList<>();
        WorkflowExecutionGraph graph = run.graph();
        int[] distance = new int[graph.size()];
        Arrays.fill(distance, -1);
        distance[node] = 0;
        Deque<Integer> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            int current = open.remove();
            for (int ancestor : graph.predecessors(current)) {
                if (distance[ancestor] < 0) {
                    distance[ancestor] = distance[current] + 1;
                    open.add(ancestor);
                    add(outputs, run, ancestor, distance[ancestor]);
                }
            }
        }
        return outputs;
    }

    private static void add(List<AncestorOutput> outputs, Run run, int ancestor, int distance) {
        TaskAttempt attempt = run.node(ancestor).attempt();
        if (attempt == null) {
            return;
        }
        TaskDefinition task = run.graph().plan().task(ancestor);
        for (Map.Entry<String, String> output : attempt.outputs().values().entrySet()) {
            Parameter declared =
                    task.outputs().stream()
                            .filter(p -> p.name().equals(output.getKey()))
                            .findFirst()
                            .orElse(new Parameter("", ParameterType.VARCHAR, "", false));
            outputs.add(
                    new AncestorOutput(
                            task.name(),
                            distance,
                            ancestor,
                            output.getKey(),
                            declared.type(),
                            output.getValue(),
                            declared.secret()
                                    || attempt.outputs().secret().contains(output.getKey())));
        }
    }
}
