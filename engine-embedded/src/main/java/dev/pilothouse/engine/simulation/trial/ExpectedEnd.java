package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Script;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How an undisturbed run of a random workflow must end: thought out once more, without any of the
/// engine. Tasks stand in the definition after those that they wait for.
final class ExpectedEnd {

    private final WorkflowDefinition workflow;
    private final TrialPlan plan;
    private final Set<String> forced;
    private final Map<String, TaskState> states = new LinkedHashMap<>();
    private final Set<String> unchosen = new HashSet<>();

    private ExpectedEnd(WorkflowDefinition workflow, TrialPlan plan, Set<String> forced) {
        this.workflow = workflow;
        this.plan = plan;
        this.forced = forced;
        for (TaskDefinition task : workflow.tasks()) {
            states.put(task.name(), state(task));
            choose(task);
        }
    }

    /// Of a run of the trial in which a person has declared some tasks a success.
    static ExpectedEnd of(TrialPlan plan, Set<String> forced) {
        return new ExpectedEnd(plan.workflow(), plan, forced);
    }

    /// SUCCEEDED if every task that can be reached succeeds, else FAILED; a failure that only a
    /// CONDITIONS task follows is none.
    WorkflowState state() {
        for (TaskDefinition task : workflow.tasks()) {
            if (isFailure(task.name()) && !opens(task.name())) {
                return WorkflowState.FAILED;
            }
        }
        return WorkflowState.SUCCEEDED;
    }

    /// How every task must end, by name.
    Map<String, TaskState> tasks() {
        return states;
    }

    private TaskState state(TaskDefinition task) {
        List<String> before = predecessors(task.name());
        if (!before.stream().allMatch(this::opens)) {
            return TaskState.NOT_RUN;
        }
        boolean skipped =
                !before.isEmpty()
                        && before.stream().allMatch(t -> states.get(t) == TaskState.SKIPPED);
        if (skipped || unchosen.contains(task.name())) {
            return TaskState.SKIPPED;
        }
        if (task.forbidden()) {
            return TaskState.FORBIDDEN;
        }
        return forced.contains(task.name()) ? TaskState.FORCED_SUCCESS : outcome(task);
    }

    private TaskState outcome(TaskDefinition task) {
        return switch (LogicKind.of(task.type()).orElse(null)) {
            case null -> outcome(last(plan.script(), task.name()));
            case SUB_WORKFLOW ->
                    childEnd(task) == WorkflowState.SUCCEEDED
                            ? TaskState.SUCCEEDED
                            : TaskState.FAILED;
            case CONDITIONS, SWITCH, DEPENDENT, DYNAMIC -> TaskState.SUCCEEDED;
        };
    }

    /// An attempt that does not end by itself is ended by its timeout.
    private static TaskState outcome(Act act) {
        return switch (act.ends()) {
            case SUCCEEDED -> TaskState.SUCCEEDED;
            case KILLED -> TaskState.KILLED;
            case FAILED, NEVER -> TaskState.FAILED;
        };
    }

    private static Act last(Script script, String task) {
        List<Act> acts = script.acts().getOrDefault(task, List.of(Act.DEFAULT));
        return acts.getLast();
    }

    private WorkflowState childEnd(TaskDefinition task) {
        String name = task.settings().text("workflow_name").orElseThrow();
        WorkflowDefinition child =
                plan.children().stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new ExpectedEnd(child, plan, Set.of()).state();
    }

    private void choose(TaskDefinition task) {
        if (states.get(task.name()) != TaskState.SUCCEEDED) {
            return;
        }
        switch (LogicKind.of(task.type()).orElse(null)) {
            case CONDITIONS -> {
                TaskSettings settings = task.settings();
                String subject = RandomWorkflow.subjectOf(settings);
                String branch = isFailure(subject) ? "success_task" : "failed_task";
                unchosen.add(settings.text(branch).orElseThrow());
            }
            case SWITCH -> {
                List<TaskSettings> branches = task.settings().list("condition");
                int chosen = RandomWorkflow.picked(workflow) == 1 ? 1 : 0;
                unchosen.add(branches.get(chosen).text("task").orElseThrow());
            }
            case SUB_WORKFLOW, DEPENDENT, DYNAMIC -> {}
            case null -> {}
        }
    }

    private boolean opens(String task) {
        return switch (states.get(task)) {
            case SUCCEEDED, FORCED_SUCCESS, SKIPPED, FORBIDDEN -> true;
            case FAILED, KILLED -> isDecided(task);
            case null -> false;
            case NOT_RUN, SUBMITTED, DELAYED, DISPATCHED, RUNNING, RETRY_WAIT, FAILOVER, PAUSED ->
                    false;
        };
    }

    private boolean isFailure(String task) {
        return states.get(task) == TaskState.FAILED || states.get(task) == TaskState.KILLED;
    }

    /// True if CONDITIONS tasks, and nothing else, follow.
    private boolean isDecided(String task) {
        List<String> after =
                workflow.edges().stream()
                        .filter(edge -> edge.from().equals(task))
                        .map(Edge::to)
                        .toList();
        return !after.isEmpty() && after.stream().allMatch(this::isConditions);
    }

    private boolean isConditions(String name) {
        return workflow.tasks().stream()
                .filter(task -> task.name().equals(name))
                .anyMatch(task -> LogicKind.of(task.type()).orElse(null) == LogicKind.CONDITIONS);
    }

    private List<String> predecessors(String task) {
        return workflow.edges().stream()
                .filter(edge -> edge.to().equals(task))
                .map(Edge::from)
                .toList();
    }
}
