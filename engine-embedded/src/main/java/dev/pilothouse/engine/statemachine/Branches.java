package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;

import java.util.stream.IntStream;

/// Which branches were not chosen: a pure function of the attempt that chose, so that a run which
/// was loaded again takes the same route.
public final class Branches {

    private Branches() {}

    /// The heads of the branches that a node did not choose and that were not reached yet; each is
    /// passed over once all its predecessors have ended.
    public static int[] unchosen(Run run, int node) {
        TaskAttempt attempt = run.node(node).attempt();
        return attempt == null
                ? new int[0]
                : attempt.skips().stream()
                        .mapToInt(run.graph().plan()::index)
                        .filter(head -> isBehind(run, node, head))
                        .filter(head -> run.node(head).mark() == Mark.WAITING)
                        .toArray();
    }

    private static boolean isBehind(Run run, int node, int head) {
        return IntStream.of(run.graph().successors(node)).anyMatch(next -> next == head);
    }
}
