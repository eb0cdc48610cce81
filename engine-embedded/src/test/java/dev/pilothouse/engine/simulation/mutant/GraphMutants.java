package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;

import java.util.List;
import java.util.stream.IntStream;

/// Defects of the walk through the graph and of how a run ends.
final class GraphMutants {

    private GraphMutants() {}

    static List<Mutant> all() {
        return List.of(
                MutantRules.of(
                        "a join starts after its first predecessor", GraphMutants::eagerJoin),
                MutantRules.of("never started counts as finished", GraphMutants::neverStarted),
                MutantRules.of(
                        "the branch that was not chosen runs",
                        (r, e, t, x) -> runs(r, e, t, x, true)),
                MutantRules.of("a skip is not propagated", (r, e, t, x) -> runs(r, e, t, x, false)),
                MutantRules.of(
                        "a duplicate report starts successors twice", GraphMutants::duplicate),
                MutantRules.of("a run ends with a topology step pending", GraphMutants::endsEarly),
                MutantRules.of("failure strategy END starts new tasks", GraphMutants::endGoesOn));
    }

    private static Decision eagerJoin(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        if (!(event instanceof WorkflowLifecycleEvent.TopologyTransition step)
                || run.state() != WorkflowState.RUNNING
                || !decision.next().node(step.node()).mark().opensSuccessors()) {
            return decision;
        }
        Edited edited = new Edited(run, decision);
        IntStream.of(run.graph().successors(step.node()))
                .filter(node -> isUntouched(decision.next(), node))
                .forEach(edited::start);
        return edited.decision();
    }

    private static Decision neverStarted(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        if (!(event instanceof WorkflowLifecycleEvent.TopologyTransition)
                || run.state() != WorkflowState.RUNNING) {
            return decision;
        }
        Run next = decision.next();
        Edited edited = new Edited(run, decision);
        IntStream.range(0, next.graph().size())
                .filter(
                        node ->
                                isUntouched(next, node)
                                        && !next.graph().isTriggerConditionMet(node))
                .filter(
                        node ->
                                IntStream.of(next.graph().predecessors(node))
                                        .allMatch(p -> isOpen(next, p) || neverStarts(next, p)))
                .forEach(edited::start);
        return edited.decision();
    }

    private static boolean isOpen(Run run, int node) {
        return run.node(node).mark().opensSuccessors();
    }

    private static boolean neverStarts(Run run, int node) {
        return isUntouched(run, node)
                && IntStream.of(run.graph().predecessors(node))
                        .anyMatch(p -> run.node(p).mark() == Mark.CHAIN_FAILED);
    }

    private static boolean isUntouched(Run run, int node) {
        TaskExecution execution = run.node(node);
        return execution.mark() == Mark.WAITING
                && execution.state() == TaskState.NOT_RUN
                && run.graph().plan().isSelected(node);
    }

    /// `heads`: what stands first on a branch, else what follows it.
    private static Decision runs(
            Run run, LifecycleEvent event, long at, Rules real, boolean heads) {
        Decision decision = real.decide(run, event, at);
        List<Integer> reached =
                decision.changes().stream()
                        .filter(Change.TaskChanged.class::isInstance)
                        .map(Change.TaskChanged.class::cast)
                        .filter(c -> c.state() == TaskState.SKIPPED && c.mark() == Mark.ACTIVE)
                        .map(Change.TaskChanged::node)
                        .filter(node -> isHead(decision, run, node) == heads)
                        .toList();
        if (reached.isEmpty()) {
            return decision;
        }
        Edited edited =
                new Edited(run, decision)
                        .withoutChanges(
                                c ->
                                        c instanceof Change.TaskChanged task
                                                && reached.contains(task.node()))
                        .withoutFollowUps(
                                f ->
                                        f.event()
                                                        instanceof
                                                        WorkflowLifecycleEvent.TopologyTransition
                                                                step
                                                && reached.contains(step.node()));
        reached.forEach(edited::start);
        return edited.decision();
    }

    private static boolean isHead(Decision decision, Run run, int node) {
        return run.node(node).state() == TaskState.SKIPPED
                || decision.changes().stream()
                        .anyMatch(
                                c ->
                                        c instanceof Change.TaskChanged task
                                                && task.node() == node
                                                && task.state() == TaskState.SKIPPED
                                                && task.mark() == Mark.WAITING);
    }

    private static Decision duplicate(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        if (!(event instanceof TaskLifecycleEvent.Succeeded end)
                || run.state() != WorkflowState.RUNNING
                || run.node(end.node()).state() != TaskState.SUCCEEDED
                || run.node(end.node()).mark() != Mark.ENDED) {
            return decision;
        }
        Edited edited = new Edited(run, decision);
        IntStream.of(run.graph().successors(end.node()))
                .filter(run.graph()::isTriggerConditionMet)
                .forEach(edited::start);
        return edited.decision();
    }

    private static Decision endsEarly(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        if (!(event instanceof TaskLifecycleEvent.Succeeded)
                || run.state() != WorkflowState.RUNNING
                || decision.changes().isEmpty()
                || run.graph().activeCount() != 1) {
            return decision;
        }
        return new Edited(run, decision)
                .change(new Change.RunChanged(run.status().ended(WorkflowState.SUCCEEDED, "", at)))
                .publish(new WorkflowLifecycleEvent.Finalize())
                .decision();
    }

    private static Decision endGoesOn(Run run, LifecycleEvent event, long at, Rules real) {
        RunIdentity identity = run.identity();
        Run lenient =
                new Run(
                        new RunIdentity(
                                identity.id(),
                                identity.workflow(),
                                identity.version(),
                                FailureStrategy.CONTINUE,
                                identity.options(),
                                identity.createdAt(),
                                identity.parent()),
                        run.status(),
                        run.graph(),
                        run.nextAttempt(),
                        run.hasOutputs());
        Decision decision = real.decide(lenient, event, at);
        return new Decision(
                decision.verdict(),
                decision.note(),
                decision.changes(),
                decision.followUps(),
                decision.effects(),
                run.with(decision.changes()));
    }
}
