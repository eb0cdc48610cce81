package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fixed part of an execution graph: which nodes of a definition a run will touch, and the
/// edges among them. Edges to nodes outside the selection do not exist here (engine-rules 4.5). A
/// node is the position of its task in the definition.
///
/// Building is O(nodes + edges). **Thread:** any; immutable.
public final class ExecutionPlan {

    private static final int[] NONE = {};

    private final WorkflowDefinition definition;
    private final BitSet selected;
    private final BitSet logic = new BitSet();
    private final Map<String, Integer> indexByName;
    private final int[][] predecessors;
    private final int[][] successors;

    private ExecutionPlan(
            WorkflowDefinition definition,
            BitSet selected,
            Map<String, Integer> indexByName,
            int[][] predecessors,
            int[][] successors) {
        this.definition = definition;
        this.selected = selected;
        this.indexByName = indexByName;
        this.predecessors = predecessors;
        this.successors = successors;
        for (int node = 0; node < definition.tasks().size(); node++) {
            logic.set(node, LogicKind.of(definition.tasks().get(node).type()).isPresent());
        }
    }

    /// The plan for the selected nodes of a definition.
    public static ExecutionPlan of(WorkflowDefinition definition, BitSet selection) {
        List<TaskDefinition> tasks = definition.tasks();
        Map<String, Integer> index = HashMap.newHashMap(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            index.put(tasks.get(i).name(), i);
        }
        int[] from = new int[definition.edges().size()];
        int[] to = new int[from.length];
        int count = 0;
        for (Edge edge : definition.edges()) {
            int source = indexOf(index, edge.from());
            int target = indexOf(index, edge.to());
            if (selection.get(source) && selection.get(target)) {
                from[count] = source;
                to[count++] = target;
            }
        }
        int size = tasks.size();
        return new ExecutionPlan(
                definition,
                (BitSet) selection.clone(),
                index,
                grouped(size, to, from, count),
                grouped(size, from, to, count));
    }

    /// The plan for all nodes of a definition.
    public static ExecutionPlan of(WorkflowDefinition definition) {
        BitSet all = new BitSet();
        all.set(0, definition.tasks().size());
        return of(definition, all);
    }

    /// The definition that this plan is of.
    public WorkflowDefinition definition() {
        return definition;
    }

    /// The number of nodes of the definition, selected or not.
    public int size() {
        return predecessors.length;
    }

    /// True if the run will touch the node.
    public boolean isSelected(int node) {
        return node >= 0 && selected.get(node);
    }

    /// The selected nodes, as a copy.
    public BitSet selected() {
        return (BitSet) selected.clone();
    }

    /// Some selected nodes and what a dependency adds to them within the run.
    public BitSet around(BitSet start, Dependency dependency) {
        return switch (dependency) {
            case TASK_ONLY -> (BitSet) start.clone();
            case TASK_PRE -> Adjacency.reached(predecessors, start);
            case TASK_POST -> Adjacency.reached(successors, start);
        };
    }

    /// The task that a node runs.
    public TaskDefinition task(int node) {
        return definition.tasks().get(node);
    }

    /// True if the master itself runs the node's task.
    public boolean isLogic(int node) {
        return logic.get(node);
    }

    /// The group that bounds the node's concurrency over all workflows; null if there is none. What
    /// the master runs itself takes no slots.
    public @Nullable String taskGroup(int node) {
        return isLogic(node) ? null : task(node).taskGroup();
    }

    /// The node of a name; -1 if there is none.
    public int index(String name) {
        return indexByName.getOrDefault(name, -1);
    }

    /// Nodes that must end before this one starts. The array is shared: do not write to it.
    int[] predecessorArray(int node) {
        return predecessors[node];
    }

    /// Nodes that wait for this one. The array is shared: do not write to it.
    int[] successorArray(int node) {
        return successors[node];
    }

    private static int indexOf(Map<String, Integer> index, String name) {
        Integer position = index.get(name);
        if (position == null) {
            throw new IllegalArgumentException(
                    "Expected an edge between known tasks, but there is no task '" + name + "'");
        }
        return position;
    }

    private static int[][] grouped(int size, int[] keys, int[] values, int count) {
        int[] sizes = new int[size];
        for (int i = 0; i < count; i++) {
            sizes[keys[i]]++;
        }
        int[][] groups = new int[size][];
        Arrays.setAll(groups, i -> sizes[i] == 0 ? NONE : new int[sizes[i]]);
        for (int i = count - 1; i >= 0; i--) {
            groups[keys[i]][--sizes[keys[i]]] = values[i];
        }
        return groups;
    }
}
