package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Script;
import dev.pilothouse.engine.simulation.scenario.Deed;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes tasks and edges out of a plan, and with them whatever speaks of them.
final class FewerTasks {

    private FewerTasks() {}

    /// Without some of its tasks: first without many.
    static Stream<UnaryOperator<TrialPlan>> tasks(TrialPlan plan) {
        return Chunks.of(plan.tasks().map(TaskDefinition::name).toList())
                .map(gone -> now -> without(now, new HashSet<>(gone)));
    }

    /// Without one edge that no branch tells.
    static Stream<UnaryOperator<TrialPlan>> edges(TrialPlan plan) {
        return plan.workflow().edges().stream()
                .filter(edge -> !isTold(plan.workflow(), edge))
                .map(edge -> now -> without(now, edge));
    }

    private static TrialPlan without(TrialPlan plan, Edge gone) {
        WorkflowDefinition workflow = plan.workflow();
        List<Edge> left = workflow.edges().stream().filter(edge -> !edge.equals(gone)).toList();
        return plan.with(Definitions.with(workflow, workflow.tasks(), left), plan.children());
    }

    private static boolean isTold(WorkflowDefinition workflow, Edge edge) {
        return workflow.tasks().stream()
                .anyMatch(
                        task ->
                                (task.name().equals(edge.to()) && isConditions(task))
                                        || (task.name().equals(edge.from()) && isBranching(task)));
    }

    private static boolean isConditions(TaskDefinition task) {
        return LogicKind.of(task.type()).orElse(null) == LogicKind.CONDITIONS;
    }

    private static boolean isBranching(TaskDefinition task) {
        return isConditions(task) || LogicKind.of(task.type()).orElse(null) == LogicKind.SWITCH;
    }

    private static TrialPlan without(TrialPlan plan, Set<String> unwanted) {
        WorkflowDefinition workflow = without(plan.workflow(), unwanted);
        Set<String> started = childrenOf(workflow);
        List<WorkflowDefinition> children =
                plan.children().stream()
                        .filter(child -> started.contains(child.name()))
                        .map(child -> without(child, unwanted))
                        .toList();
        Set<String> empty =
                children.stream()
                        .filter(child -> child.tasks().isEmpty())
                        .map(WorkflowDefinition::name)
                        .collect(Collectors.toSet());
        TrialPlan less = plan.with(workflow, children);
        return empty.isEmpty() ? tidied(less) : without(less, startersOf(workflow, empty));
    }

    private static WorkflowDefinition without(WorkflowDefinition workflow, Set<String> unwanted) {
        Set<String> gone = new HashSet<>(unwanted);
        workflow.tasks().stream()
                .filter(task -> references(task).anyMatch(unwanted::contains))
                .forEach(task -> gone.add(task.name()));
        if (gone.size() > unwanted.size()) {
            return without(workflow, gone);
        }
        return Definitions.with(
                workflow,
                workflow.tasks().stream().filter(task -> !gone.contains(task.name())).toList(),
                workflow.edges().stream()
                        .filter(edge -> !gone.contains(edge.from()) && !gone.contains(edge.to()))
                        .toList());
    }

    /// The tasks that a task's settings name: it cannot be without them.
    private static Stream<String> references(TaskDefinition task) {
        TaskSettings settings = task.settings();
        return switch (LogicKind.of(task.type()).orElse(null)) {
            case CONDITIONS ->
                    Stream.of(
                            RandomWorkflow.subjectOf(settings),
                            settings.text("success_task").orElse(""),
                            settings.text("failed_task").orElse(""));
            case SWITCH ->
                    settings.list("condition").stream()
                            .map(branch -> branch.text("task").orElse(""));
            case SUB_WORKFLOW, DEPENDENT, DYNAMIC -> Stream.empty();
            case null -> Stream.empty();
        };
    }

    private static Set<String> childrenOf(WorkflowDefinition workflow) {
        return workflow.tasks().stream()
                .flatMap(task -> task.settings().text("workflow_name").stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> startersOf(WorkflowDefinition workflow, Set<String> children) {
        return workflow.tasks().stream()
                .filter(
                        task ->
                                task.settings()
                                        .text("workflow_name")
                                        .filter(children::contains)
                                        .isPresent())
                .map(TaskDefinition::name)
                .collect(Collectors.toSet());
    }

    /// Without what is asked of tasks, and scripted for tasks, that are not there.
    private static TrialPlan tidied(TrialPlan plan) {
        Set<String> own =
                plan.workflow().tasks().stream()
                        .map(TaskDefinition::name)
                        .collect(Collectors.toSet());
        Map<String, List<Act>> acts = new LinkedHashMap<>(plan.script().acts());
        acts.keySet().retainAll(plan.tasks().map(TaskDefinition::name).toList());
        return plan.with(new Script(acts))
                .with(
                        plan.happenings().stream()
                                .filter(
                                        h ->
                                                !(h.deed() instanceof Deed.OfTask of)
                                                        || own.contains(of.task()))
                                .toList());
    }
}
