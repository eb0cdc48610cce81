package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The logical graph of a definition (DSIP-61: WorkflowGraph): its tasks by position, and which of
/// them wait for which. Built in O(tasks + edges), free of cycles.
///
/// **Thread:** any; immutable.
///
/// **Contract:** the arrays that it returns are its own: read them, never write them.
public final class WorkflowGraph {
    private final List<String> names;
    private final Map<String, Integer> index;
    private final Adjacency adjacency;
    private final int[] order;

    private WorkflowGraph(GraphDraft draft) {
        names = draft.names();
        index = draft.index();
        adjacency = draft.adjacency();
        order = draft.order();
    }

    /// The graph of a definition; node `i` is its task number `i`.
    ///
    /// **Failure:** [IllegalArgumentException] that names every fault.
    public static WorkflowGraph of(WorkflowDefinition definition) {
        return of(
                definition.tasks().stream().map(TaskDefinition::name).toList(), definition.edges());
    }

    /// The graph of these tasks and edges; node `i` is the task of name `i`.
    ///
    /// **Failure:** [IllegalArgumentException] that names every fault.
    public static WorkflowGraph of(List<String> names, List<Edge> edges) {
        GraphDraft draft = new GraphDraft(names, edges);
        if (!draft.faults().isEmpty()) {
            throw new IllegalArgumentException(
                    draft.faults().stream()
                            .map(GraphFault::message)
                            .collect(Collectors.joining("\n")));
        }
        return new WorkflowGraph(draft);
    }

    /// Every reason why these tasks and edges are not a workflow graph; none if they are one.
    public static List<GraphFault> faults(List<String> names, List<Edge> edges) {
        return List.copyOf(new GraphDraft(names, edges).faults());
    }

    /// How many tasks there are.
    public int size() {
        return names.size();
    }

    /// The task's name.
    public String name(int task) {
        return names.get(task);
    }

    /// All names, by position.
    public List<String> names() {
        return names;
    }

    /// The position of the task of that name.
    public OptionalInt index(String name) {
        Integer found = index.get(name);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /// The tasks that this one waits for, ascending.
    public int[] predecessors(int task) {
        return adjacency.predecessors()[task];
    }

    /// The tasks that wait for this one, ascending.
    public int[] successors(int task) {
        return adjacency.successors()[task];
    }

    /// The tasks that wait for nothing, ascending.
    public int[] roots() {
        return without(adjacency.predecessors());
    }

    /// The tasks that nothing waits for, ascending.
    public int[] ends() {
        return without(adjacency.successors());
    }

    /// All tasks, predecessors first; of those that are free at the same time, the one that became
    /// free first, so equals come in the order of declaration.
    public int[] topologicalOrder() {
        return order;
    }

    /// Everything that the task waits for, directly or not; without the task.
    public BitSet ancestors(int task) {
        return others(adjacency.predecessors(), task);
    }

    /// Everything that waits for the task, directly or not; without the task.
    public BitSet descendants(int task) {
        return others(adjacency.successors(), task);
    }

    /// The tasks and all their ancestors.
    public BitSet withAncestors(BitSet tasks) {
        return Adjacency.reached(adjacency.predecessors(), tasks);
    }

    /// The tasks and all their descendants.
    public BitSet withDescendants(BitSet tasks) {
        return Adjacency.reached(adjacency.successors(), tasks);
    }

    private static BitSet others(int[][] neighbours, int task) {
        BitSet start = new BitSet(neighbours.length);
        start.set(task);
        BitSet reached = Adjacency.reached(neighbours, start);
        reached.clear(task);
        return reached;
    }

    private static int[] without(int[][] neighbours) {
        int[] found = new int[neighbours.length];
        int count = 0;
        for (int task = 0; task < neighbours.length; task++) {
            if (neighbours[task].length == 0) {
                found[count++] = task;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
