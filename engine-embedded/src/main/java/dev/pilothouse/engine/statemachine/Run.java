package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.RunScope;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A run at one instant: everything that decisions are made from.
///
/// **Thread:** any; immutable.
///
/// @param identity what never changes
/// @param status the run as a whole
/// @param graph its nodes
/// @param nextAttempt the number that the next attempt will get
/// @param hasOutputs true if any attempt has published a value
public record Run(
        RunIdentity identity,
        RunStatus status,
        WorkflowExecutionGraph graph,
        int nextAttempt,
        boolean hasOutputs) {

    /// A run that was accepted and has done nothing.
    public static Run submitted(RunIdentity identity, ExecutionPlan plan) {
        return new Run(identity, RunStatus.SUBMITTED, WorkflowExecutionGraph.of(plan), 1, false);
    }

    /// The run's state.
    public WorkflowState state() {
        return status.state();
    }

    /// A node's state, mark and attempts.
    public TaskExecution node(int node) {
        return graph.node(node);
    }

    /// True if nothing new may start: the failure strategy is END and a chain failed, or an event
    /// could not be handled.
    public boolean isClosing() {
        return status.broken()
                || (identity.failureStrategy() == FailureStrategy.END && failedInThisRound());
    }

    /// Failures that a recovery keeps do not hold it up.
    private boolean failedInThisRound() {
        if (!graph.existsFailedChain() || status.runTimes() == 1) {
            return graph.existsFailedChain();
        }
        for (int node = 0; node < graph.size(); node++) {
            TaskAttempt attempt = node(node).attempt();
            if (node(node).mark() == Mark.CHAIN_FAILED
                    && attempt != null
                    && attempt.number() >= status.round().firstAttempt()) {
                return true;
            }
        }
        return false;
    }

    /// True if a pause or a stop was asked for, or nothing new may start for another reason.
    public boolean isEnding() {
        return state() == WorkflowState.READY_PAUSE
                || state() == WorkflowState.READY_STOP
                || isClosing();
    }

    /// The run after one change.
    public Run with(Change change) {
        return switch (change) {
            case Change.RunChanged changed ->
                    new Run(
                            identity,
                            changed.status(),
                            scoped(changed.status()),
                            nextAttempt,
                            hasOutputs);
            case Change.TaskChanged changed -> {
                TaskExecution node = graph.node(changed.node());
                TaskExecution after = node.with(changed.state(), changed.mark(), changed.attempt());
                int highest = changed.attempt() == null ? 0 : changed.attempt().number();
                yield new Run(
                        identity,
                        status,
                        graph.with(changed.node(), after),
                        Math.max(nextAttempt, highest + 1),
                        hasOutputs || publishes(changed.attempt()));
            }
        };
    }

    private WorkflowExecutionGraph scoped(RunStatus next) {
        RunScope scope = next.round().scope();
        return scope.equals(status.round().scope()) ? graph : graph.within(scope);
    }

    private static boolean publishes(@Nullable TaskAttempt attempt) {
        return attempt != null && !attempt.outputs().isEmpty();
    }

    /// The run after several changes, in order.
    public Run with(List<Change> changes) {
        Run run = this;
        for (Change change : changes) {
            run = run.with(change);
        }
        return run;
    }
}
