package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.lifecycle.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The physical graph of a run: the nodes it will touch, with their runtime marks (DSIP-61's
/// `IWorkflowExecutionGraph`).
///
/// Every change gives a new graph and leaves this one as it was. Questions about chains are
/// answered by counters, and ending a node costs its degree, never the size of the graph.
///
/// **Thread:** any; immutable.
public final class WorkflowExecutionGraph {

    private final ExecutionPlan plan;
    private final PersistentArray<TaskExecution> nodes;

    /// Per node: how many predecessors do not open the way yet.
    private final PersistentArray<Integer> closed;

    private final MarkCounts counts;

    /// The nodes that this round of the run is about; never written.
    private final BitSet scope;

    private WorkflowExecutionGraph(
            ExecutionPlan plan,
            PersistentArray<TaskExecution> nodes,
            PersistentArray<Integer> closed,
            MarkCounts counts,
            BitSet scope) {
        this.plan = plan;
        this.nodes = nodes;
        this.closed = closed;
        this.counts = counts;
        this.scope = scope;
    }

    /// The graph of a run that has not begun.
    public static WorkflowExecutionGraph of(ExecutionPlan plan) {
        PersistentArray<TaskExecution> nodes =
                PersistentArray.filled(plan.size(), TaskExecution.NOT_RUN);
        return new WorkflowExecutionGraph(
                        plan,
                        nodes,
                        PersistentArray.filled(plan.size(), 0),
                        MarkCounts.NONE,
                        plan.selected())
                .within(RunScope.WHOLE);
    }

    /// The same graph for a round of the run that is about `part` only: nothing else is reached,
    /// and edges across its border hold nothing back.
    public WorkflowExecutionGraph within(RunScope part) {
        BitSet inside = part.nodes(plan);
        PersistentArray<Integer> gates = PersistentArray.filled(plan.size(), 0);
        for (int node = 0; node < plan.size(); node++) {
            int shut = 0;
            for (int predecessor : plan.predecessorArray(node)) {
                boolean joined = inside.get(predecessor) == inside.get(node);
                shut += joined && !nodes.get(predecessor).mark().opensSuccessors() ? 1 : 0;
            }
            if (shut > 0) {
                gates = gates.with(node, shut);
            }
        }
        return new WorkflowExecutionGraph(plan, nodes, gates, counts, inside);
    }

    /// True if this round of the run is about the node.
    public boolean isInScope(int node) {
        return scope.get(node);
    }

    /// The predecessors that a node waits for in this round of the run.
    public int[] gatingPredecessors(int node) {
        return IntStream.of(plan.predecessorArray(node))
                .filter(predecessor -> isJoined(predecessor, node))
                .toArray();
    }

    private boolean isJoined(int from, int to) {
        return scope.get(from) == scope.get(to);
    }

    /// The fixed part.
    public ExecutionPlan plan() {
        return plan;
    }

    /// A node's state, mark and attempts.
    public TaskExecution node(int node) {
        return nodes.get(node);
    }

    /// The number of nodes of the definition, selected or not.
    public int size() {
        return plan.size();
    }

    /// The graph with one node replaced; what its mark opens or closes for its successors follows.
    public WorkflowExecutionGraph with(int node, TaskExecution execution) {
        Mark before = nodes.get(node).mark();
        Mark after = execution.mark();
        PersistentArray<Integer> gates = closed;
        if (before.opensSuccessors() != after.opensSuccessors()) {
            int step = after.opensSuccessors() ? -1 : 1;
            for (int successor : plan.successorArray(node)) {
                if (isJoined(node, successor)) {
                    gates = gates.with(successor, gates.get(successor) + step);
                }
            }
        }
        return new WorkflowExecutionGraph(
                plan, nodes.with(node, execution), gates, counts.moved(before, after), scope);
    }

    // --- structure ---

    /// Nodes without a predecessor in this round of the run.
    public int[] startNodes() {
        return selectedWhere(node -> isInScope(node) && !waitsForAny(node));
    }

    private boolean waitsForAny(int node) {
        for (int predecessor : plan.predecessorArray(node)) {
            if (isJoined(predecessor, node)) {
                return true;
            }
        }
        return false;
    }

    /// The nodes that a node waits for.
    public int[] predecessors(int node) {
        return plan.predecessorArray(node).clone();
    }

    /// The nodes that wait for a node.
    public int[] successors(int node) {
        return plan.successorArray(node).clone();
    }

    /// The node of a task's name.
    public Optional<Integer> nodeOfName(String name) {
        int node = plan.index(name);
        return node < 0 || !plan.isSelected(node) ? Optional.empty() : Optional.of(node);
    }

    /// The node at a code: a node's code is its position in the definition.
    public Optional<Integer> nodeOfCode(int code) {
        return code >= 0 && code < size() && plan.isSelected(code)
                ? Optional.of(code)
                : Optional.empty();
    }

    /// The node that an attempt belongs or belonged to.
    public Optional<Integer> nodeOfAttempt(int attempt) {
        return IntStream.range(0, size())
                .filter(
                        node ->
                                nodes.get(node).attempts().stream()
                                        .anyMatch(a -> a.number() == attempt))
                .boxed()
                .findFirst();
    }

    // --- marks ---

    /// The graph with a node reached: from now on it is active.
    public WorkflowExecutionGraph markActive(int node) {
        return marked(node, Mark.ACTIVE);
    }

    /// The graph with a node ended well: it is active no more, and its successors may go on.
    public WorkflowExecutionGraph markInactive(int node) {
        return marked(node, Mark.ENDED);
    }

    /// The graph with a node on a branch that was not chosen.
    public WorkflowExecutionGraph markSkipped(int node) {
        return with(node, nodes.get(node).with(TaskState.SKIPPED, Mark.SKIPPED, attempt(node)));
    }

    /// The graph with a chain that failed at a node.
    public WorkflowExecutionGraph markChainFailure(int node) {
        return marked(node, Mark.CHAIN_FAILED);
    }

    /// The graph with a chain that paused at a node.
    public WorkflowExecutionGraph markChainPause(int node) {
        return marked(node, Mark.CHAIN_PAUSED);
    }

    /// The graph with a chain that was killed at a node.
    public WorkflowExecutionGraph markChainKill(int node) {
        return marked(node, Mark.CHAIN_KILLED);
    }

    // --- questions about chains ---

    /// The nodes that are active, in order of the definition.
    public int[] activeNodes() {
        return counts.active() == 0 ? new int[0] : selectedWhere(this::isActive);
    }

    /// True from when a node is reached until its topology step is handled; a node that waits for
    /// its retry is active.
    public boolean isActive(int node) {
        return nodes.get(node).mark() == Mark.ACTIVE;
    }

    /// How many nodes are active.
    public int activeCount() {
        return counts.active();
    }

    /// True if nothing is active.
    public boolean isAllChainsFinished() {
        return counts.active() == 0;
    }

    /// True if nothing is active and no chain failed, paused or was killed.
    public boolean isAllChainsSuccess() {
        return isAllChainsFinished()
                && !existsFailedChain()
                && !existsPausedChain()
                && !existsKilledChain();
    }

    /// True if a chain failed.
    public boolean existsFailedChain() {
        return counts.failed() > 0;
    }

    /// True if a chain paused.
    public boolean existsPausedChain() {
        return counts.paused() > 0;
    }

    /// True if a chain was killed.
    public boolean existsKilledChain() {
        return counts.killed() > 0;
    }

    /// True if nothing can follow the node: it has no successors, or its chain failed, paused or
    /// was killed at it.
    public boolean isEndOfChain(int node) {
        return plan.successorArray(node).length == 0
                || switch (nodes.get(node).mark()) {
                    case CHAIN_FAILED, CHAIN_PAUSED, CHAIN_KILLED -> true;
                    case WAITING, ACTIVE, ENDED, SKIPPED, PASSED -> false;
                };
    }

    /// True if the node is on a branch that was not chosen.
    public boolean isSkipped(int node) {
        return nodes.get(node).state() == TaskState.SKIPPED;
    }

    /// True if the node must be passed over.
    public boolean isForbidden(int node) {
        return plan.task(node).forbidden();
    }

    /// True if the node has predecessors and all of them are skipped.
    public boolean isAllPredecessorsSkipped(int node) {
        boolean any = false;
        for (int predecessor : plan.predecessorArray(node)) {
            if (isJoined(predecessor, node)) {
                if (nodes.get(predecessor).mark() != Mark.SKIPPED) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /// True if the node has successors that are not skipped, and all of those decide by how their
    /// predecessors ended.
    public boolean isAllSuccessorsConditionTasks(int node) {
        boolean any = false;
        for (int successor : plan.successorArray(node)) {
            if (isSkipped(successor) || !isJoined(node, successor)) {
                continue;
            }
            if (!isConditions(successor)) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /// True if every predecessor has ended in this run or is passed over: never started is not
    /// ended (engine-rules 4.1). Never true of a node that this round of the run is not about.
    public boolean isTriggerConditionMet(int node) {
        return closed.get(node) == 0 && scope.get(node);
    }

    private boolean isConditions(int node) {
        return LogicKind.of(plan.task(node).type())
                .filter(LogicKind.CONDITIONS::equals)
                .isPresent();
    }

    private WorkflowExecutionGraph marked(int node, Mark mark) {
        return with(node, nodes.get(node).with(nodes.get(node).state(), mark, attempt(node)));
    }

    private @Nullable TaskAttempt attempt(int node) {
        return nodes.get(node).attempt();
    }

    private int[] selectedWhere(IntPredicate wanted) {
        return IntStream.range(0, size())
                .filter(node -> plan.isSelected(node) && wanted.test(node))
                .toArray();
    }

    /// The nodes that come before a node, directly or not, nearest first; equally near ones in
    /// order of the definition.
    public List<Integer> ancestors(int node) {
        List<Integer> found = new ArrayList<>();
        BitSet seen = new BitSet();
        int[] ring = plan.predecessorArray(node);
        while (ring.length > 0) {
            int[] fresh =
                    IntStream.of(ring).filter(n -> !seen.get(n)).sorted().distinct().toArray();
            for (int ancestor : fresh) {
                seen.set(ancestor);
                found.add(ancestor);
            }
            ring =
                    IntStream.of(fresh)
                            .flatMap(n -> IntStream.of(plan.predecessorArray(n)))
                            .toArray();
        }
        return found;
    }
}
