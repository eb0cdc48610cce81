package dev.pilothouse.engine.simulation.trial;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Gives tasks, and the workflow, the traits that a file need not mention: each trait of all tasks
/// at once, then of one task after the other.
final class PlainerTasks {

    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

    private static final List<Consumer<TaskDraft>> TRAITS =
            List.of(
                    draft -> draft.priority = Priority.MEDIUM,
                    draft -> draft.workerGroup = "default",
                    PlainerTasks::leaveTaskGroup,
                    draft -> draft.forbidden = false,
                    draft -> draft.delay = Duration.ZERO,
                    draft -> draft.delay = rounded(draft.delay),
                    draft -> draft.delay = roundedUp(draft.delay),
                    PlainerTasks::neverRetry,
                    draft -> draft.maxRetries = Math.min(1, draft.maxRetries),
                    draft -> draft.retryInterval = interval(draft, Duration.ZERO),
                    draft -> draft.retryInterval = interval(draft, rounded(draft.retryInterval)),
                    draft -> draft.timeout = rounded(draft.timeout));

    private PlainerTasks() {}

    static Stream<UnaryOperator<TrialPlan>> tasks(TrialPlan plan) {
        return TRAITS.stream()
                .flatMap(
                        trait -> {
                            UnaryOperator<TaskDefinition> plainer =
                                    task -> TaskDraft.changed(task, trait);
                            return Stream.concat(
                                    Stream.of(now -> changed(now, plainer)),
                                    plan.tasks()
                                            .map(TaskDefinition::name)
                                            .map(name -> now -> changed(now, only(name, plainer))));
                        });
    }

    /// The plan with the tasks of its workflows changed.
    static TrialPlan changed(TrialPlan plan, UnaryOperator<TaskDefinition> change) {
        return plan.with(
                changed(plan.workflow(), change),
                plan.children().stream().map(child -> changed(child, change)).toList());
    }

    /// A change of one task, by its name.
    static UnaryOperator<TaskDefinition> only(String name, UnaryOperator<TaskDefinition> change) {
        return task -> task.name().equals(name) ? change.apply(task) : task;
    }

    private static WorkflowDefinition changed(
            WorkflowDefinition workflow, UnaryOperator<TaskDefinition> change) {
        return Definitions.with(
                workflow, workflow.tasks().stream().map(change).toList(), workflow.edges());
    }

    /// Failures do not end it, and it has no parameters unless a Switch asks for them.
    static Stream<UnaryOperator<TrialPlan>> workflows(TrialPlan plan) {
        return Stream.of(
                now ->
                        now.with(
                                Definitions.with(
                                        now.workflow(),
                                        now.workflow().parameters(),
                                        FailureStrategy.CONTINUE),
                                now.children()),
                now ->
                        now.with(
                                asking(now.workflow()),
                                now.children().stream().map(PlainerTasks::asking).toList()));
    }

    /// With parameters only if a Switch asks for them.
    private static WorkflowDefinition asking(WorkflowDefinition workflow) {
        boolean asks =
                workflow.tasks().stream()
                        .anyMatch(
                                task -> LogicKind.of(task.type()).orElse(null) == LogicKind.SWITCH);
        return Definitions.with(
                workflow, asks ? workflow.parameters() : List.of(), workflow.failureStrategy());
    }

    private static void leaveTaskGroup(TaskDraft draft) {
        draft.taskGroup = null;
        draft.taskGroupPriority = 0;
    }

    private static void neverRetry(TaskDraft draft) {
        draft.maxRetries = 0;
        draft.retryInterval = USUAL_INTERVAL;
    }

    /// Of no use without retries.
    private static Duration interval(TaskDraft draft, Duration plainer) {
        return draft.maxRetries == 0 ? USUAL_INTERVAL : plainer;
    }

    private static Duration roundedUp(Duration length) {
        return length.isZero()
                ? length
                : Duration.ofMillis(length.toMillis() + 999).truncatedTo(SECONDS);
    }

    /// Whole seconds.
    private static Duration rounded(Duration length) {
        return length.isZero() ? length : Duration.ofSeconds(Math.max(1, length.toSeconds()));
    }
}
