package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunRound;

import java.util.List;
import java.util.function.IntPredicate;

/// Which attempts of a node share their children: one that goes on after it was lost, paused or
/// stopped has those of the attempt before it, and so has one of a round that recovers the run, so
/// a parent never starts a second child for the same thing (D19). A retry after a failure, and a
/// rerun, have children of their own.
public final class Generation {

    private Generation() {}

    /// The number of the attempt that has the children of the node's current one; `hasChildren`
    /// tells of an attempt's number whether it has any. It is the current attempt's own number as
    /// long as there are none.
    public static int of(Run run, int node, IntPredicate hasChildren) {
        List<TaskAttempt> attempts = run.node(node).attempts();
        RunRound round = run.status().round();
        int own = attempts.size() - 1;
        int first = own;
        while (first > 0 && isShared(attempts, first, round)) {
            first--;
            if (hasChildren.test(attempts.get(first).number())) {
                return attempts.get(first).number();
            }
        }
        return attempts.get(own).number();
    }

    /// Which rounds before this one recovered the run is not known any more: in those, whatever has
    /// children is what there is to go on with.
    private static boolean isShared(List<TaskAttempt> attempts, int index, RunRound round) {
        int number = attempts.get(index).number();
        TaskAttempt before = attempts.get(index - 1);
        if (before.number() >= round.firstAttempt()) {
            return leavesItsChildren(before);
        }
        return number < round.firstAttempt() || round.goesOn();
    }

    private static boolean leavesItsChildren(TaskAttempt before) {
        return switch (before.state()) {
            case FAILOVER, PAUSED -> true;
            case KILLED -> before.killCause() != null;
            case NOT_RUN,
                    SKIPPED,
                    FORBIDDEN,
                    SUBMITTED,
                    DELAYED,
                    DISPATCHED,
                    RUNNING,
                    RETRY_WAIT,
                    FAILED,
                    SUCCEEDED,
                    FORCED_SUCCESS ->
                    false;
        };
    }
}
