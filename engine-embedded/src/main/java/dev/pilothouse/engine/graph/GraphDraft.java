package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.definition.Edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tasks and edges as somebody wrote them, on their way to a [WorkflowGraph]: finds every reason at
/// once why they are none, in O(tasks + edges).
final class GraphDraft {
    private final List<String> names;
    private final List<Edge> edges;
    private final List<GraphFault> faults = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final Adjacency adjacency;
    private final int[] order;

    GraphDraft(List<String> names, List<Edge> edges) {
        this.names = List.copyOf(names);
        this.edges = List.copyOf(edges);
        checkNames();
        int[] sound = soundEdges();
        adjacency =
                Adjacency.of(
                        names.size(),
                        Arrays.stream(sound).map(edge -> indexOf(edges.get(edge).from())).toArray(),
                        Arrays.stream(sound).map(edge -> indexOf(edges.get(edge).to())).toArray());
        order = adjacency.order();
        if (order.length < names.size()) {
            checkCycles(sound);
        }
    }

    List<String> names() {
        return names;
    }

    List<GraphFault> faults() {
        return faults;
    }

    Map<String, Integer> index() {
        return index;
    }

    Adjacency adjacency() {
        return adjacency;
    }

    int[] order() {
        return order;
    }

    private void checkNames() {
        if (names.isEmpty()) {
            faults.add(new GraphFault.NoTasks());
        }
        for (int task = 0; task < names.size(); task++) {
            String name = names.get(task);
            if (name.isBlank()) {
                faults.add(new GraphFault.EmptyName(task));
                continue;
            }
            Integer first = index.putIfAbsent(name, task);
            if (first != null) {
                faults.add(new GraphFault.DuplicateName(name, first, task));
            }
        }
    }

    /// The positions of the edges that join two different known tasks, each once.
    private int[] soundEdges() {
        Set<Edge> seen = HashSet.newHashSet(edges.size());
        int[] sound = new int[edges.size()];
        int count = 0;
        for (int number = 0; number < edges.size(); number++) {
            Edge edge = edges.get(number);
            if (!bothKnown(number, edge)) {
                continue;
            }
            if (edge.from().equals(edge.to())) {
                faults.add(new GraphFault.SelfEdge(number, edge.from()));
            } else if (!seen.add(edge)) {
                faults.add(new GraphFault.DuplicateEdge(number, edge.from(), edge.to()));
            } else {
                sound[count++] = number;
            }
        }
        return Arrays.copyOf(sound, count);
    }

    private boolean bothKnown(int number, Edge edge) {
        boolean fromKnown = index.containsKey(edge.from());
        boolean toKnown = index.containsKey(edge.to());
        if (!fromKnown) {
            faults.add(new GraphFault.UnknownTask(number, edge.from(), names));
        }
        if (!toKnown) {
            faults.add(new GraphFault.UnknownTask(number, edge.to(), names));
        }
        return fromKnown && toKnown;
    }

    private int indexOf(String name) {
        return index.getOrDefault(name, -1);
    }

    private void checkCycles(int[] sound) {
        Map<Edge, Integer> numbers = HashMap.newHashMap(sound.length);
        for (int number : sound) {
            numbers.put(edges.get(number), number);
        }
        for (List<Integer> cycle : new CycleSearch(adjacency, order).cycles()) {
            List<String> path = cycle.stream().map(names::get).toList();
            Edge back = new Edge(path.get(path.size() - 2), path.getLast());
            faults.add(new GraphFault.Cycle(numbers.getOrDefault(back, 0), path));
        }
    }
}
