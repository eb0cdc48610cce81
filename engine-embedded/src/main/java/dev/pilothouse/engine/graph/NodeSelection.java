package dev.pilothouse.engine.graph;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The tasks of a graph that one run will touch (engine-rules 4.5).
///
/// @param tasks by position; never changed once here
public record NodeSelection(BitSet tasks) {

    public NodeSelection {
        tasks = (BitSet) tasks.clone();
    }

    /// The start nodes and what the dependency adds to them; no start nodes means all tasks.
    ///
    /// **Failure:** [UnknownStartNodesException] that names every unknown start node.
    public static NodeSelection of(
            WorkflowGraph graph, Collection<String> startNodes, Dependency dependency) {
        if (startNodes.isEmpty()) {
            BitSet all = new BitSet(graph.size());
            all.set(0, graph.size());
            return new NodeSelection(all);
        }
        BitSet start = start(graph, startNodes);
        return new NodeSelection(
                switch (dependency) {
                    case TASK_ONLY -> start;
                    case TASK_PRE -> graph.withAncestors(start);
                    case TASK_POST -> graph.withDescendants(start);
                });
    }

    /// True if the run touches the task.
    public boolean contains(int task) {
        return tasks.get(task);
    }

    /// How many tasks the run touches.
    public int size() {
        return tasks.cardinality();
    }

    /// The selected tasks, ascending.
    public IntStream stream() {
        return tasks.stream();
    }

    @Override
    public BitSet tasks() {
        return (BitSet) tasks.clone();
    }

    private static BitSet start(WorkflowGraph graph, Collection<String> startNodes) {
        List<String> unknown =
                startNodes.stream().distinct().filter(name -> graph.index(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new UnknownStartNodesException(unknown, graph.names());
        }
        BitSet start = new BitSet(graph.size());
        startNodes.stream()
                .map(graph::index)
                .mapToInt(OptionalInt::orElseThrow)
                .forEach(start::set);
        return start;
    }
}
