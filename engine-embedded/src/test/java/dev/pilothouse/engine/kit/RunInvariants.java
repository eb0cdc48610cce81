package dev.pilothouse.engine.kit;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;

import java.util.HashSet;
import java.util.Set;

/// What must hold after every event of every run, whatever the world does (invariants of
/// `faults.md`, as far as one run goes).
public final class RunInvariants {

    private final Set<Integer> sent = new HashSet<>();
    private boolean stopping;

    /// **Failure:** [AssertionError] that names the invariant.
    void check(Run before, LifecycleEvent event, Decision decision, long at) {
        Run after = decision.next();
        same("decide is pure", Rules.tables().decide(before, event, at), decision);
        holds("fold(changes) == next", sameRun(before.with(decision.changes()), after));
        holds(
                "a rejected event changes nothing",
                decision.verdict() == Verdict.APPLIED
                        || (decision.changes().isEmpty() && decision.followUps().isEmpty()));
        holds("illegal never happens: " + event, decision.verdict() != Verdict.ILLEGAL);
        terminalIsFinal(before, after);
        boolean again = after.status().runTimes() > before.status().runTimes();
        stopping &= !again;
        stopping |= after.state() == WorkflowState.READY_STOP;
        decision.effects().forEach(effect -> effect(effect, after));
        decision.changes().forEach(change -> change(change, before));
        holds(
                "nothing lives in a finished run",
                !after.state().isTerminal() || after.graph().isAllChainsFinished());
    }

    /// I-5, I-11: an attempt is sent once; nothing is sent once a stop was accepted. I-9: nothing
    /// is sent before its predecessors.
    private void effect(Effect effect, Run run) {
        if (effect instanceof Effect.SendDispatch send) {
            holds("I-5 one dispatch per attempt", sent.add(send.attempt()));
            holds("I-11 nothing starts after a stop", !stopping);
            for (int predecessor : run.graph().gatingPredecessors(send.node())) {
                holds(
                        "I-9 predecessors have ended",
                        run.node(predecessor).mark().opensSuccessors());
            }
        }
    }

    /// I-3, I-4: an attempt that has ended stays as it ended.
    private void change(Change change, Run before) {
        if (change instanceof Change.TaskChanged changed && changed.attempt() != null) {
            TaskAttempt former = before.node(changed.node()).attempt();
            if (former != null
                    && former.state().isTerminal()
                    && former.number() == changed.attempt().number()) {
                holds("I-4 the first end wins", former.state() == changed.attempt().state());
            }
        }
    }

    private void terminalIsFinal(Run before, Run after) {
        boolean again = after.status().runTimes() == before.status().runTimes() + 1;
        holds(
                "I-3 terminal is final, but for a rerun that is counted",
                !before.state().isTerminal() || before.state() == after.state() || again);
        holds(
                "I-3 only what has ended is run again",
                again
                        ? before.state().isTerminal()
                        : after.status().runTimes() == before.status().runTimes());
        if (after.state().isTerminal()) {
            for (int node = 0; node < after.graph().size(); node++) {
                TaskExecution execution = after.node(node);
                holds(
                        "no node is left under way",
                        execution.mark() != Mark.ACTIVE && isAtRest(execution.state()));
            }
        }
    }

    private static boolean isAtRest(TaskState state) {
        return state.isTerminal()
                || state == TaskState.NOT_RUN
                || state == TaskState.SKIPPED
                || state == TaskState.FORBIDDEN;
    }

    /// True if two runs are the same in everything that can be seen.
    public static boolean sameRun(Run one, Run other) {
        if (!one.status().equals(other.status()) || one.nextAttempt() != other.nextAttempt()) {
            return false;
        }
        for (int node = 0; node < one.graph().size(); node++) {
            if (!one.node(node).equals(other.node(node))
                    || one.graph().isTriggerConditionMet(node)
                            != other.graph().isTriggerConditionMet(node)) {
                return false;
            }
        }
        return one.graph().activeCount() == other.graph().activeCount()
                && one.graph().existsFailedChain() == other.graph().existsFailedChain()
                && one.graph().existsKilledChain() == other.graph().existsKilledChain()
                && one.graph().existsPausedChain() == other.graph().existsPausedChain();
    }

    private static void same(String what, Decision one, Decision other) {
        holds(
                what,
                one.verdict() == other.verdict()
                        && one.changes().equals(other.changes())
                        && one.followUps().equals(other.followUps())
                        && one.effects().equals(other.effects()));
    }

    private static void holds(String invariant, boolean condition) {
        if (!condition) {
            throw new AssertionError("Violated: " + invariant);
        }
    }
}
