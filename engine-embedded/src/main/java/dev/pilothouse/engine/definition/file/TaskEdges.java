package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Edge;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects who waits for whom, each edge once: from `deps`, from the groups and branches of a
/// Condition and from the branches of a Switch, none of which needs repeating in `deps`.
final class TaskEdges {
    private final FileContext context;
    private final List<Edge> edges = new ArrayList<>();
    private final List<Node> places = new ArrayList<>();
    private final Set<Edge> seen = new HashSet<>();

    TaskEdges(FileContext context) {
        this.context = context;
    }

    List<Edge> edges() {
        return edges;
    }

    /// Where the edge of that position is written.
    Node place(int edge) {
        return places.get(edge);
    }

    void add(ReadTask task) {
        String name = task.definition().name();
        if (name.isBlank()) {
            // the name is the fault to tell; of the edges, only those of the wrong type
            task.section().names("deps");
            return;
        }
        addDependencies(task.section(), name);
        if (task.type().isCondition()) {
            addGroups(task.section(), name);
            addSuccessors(task.section(), "success_task", name);
            addSuccessors(task.section(), "failed_task", name);
        }
        if (task.type().isSwitch()) {
            for (Node branch : task.section().list("condition")) {
                Section.of(branch, "every branch of a Switch", context)
                        .ifPresent(described -> addSuccessors(described, "task", name));
            }
        }
    }

    private void addDependencies(Section task, String name) {
        Set<String> named = new HashSet<>();
        for (ScalarNode node : task.names("deps")) {
            String predecessor = context.references().text(node);
            add(new Edge(predecessor, name), node);
            if (!named.add(predecessor)) {
                context.faults()
                        .warning(
                                node,
                                "duplicate-dependency",
                                "'%s' is named in 'deps' already; remove it here"
                                        .formatted(predecessor));
            }
        }
    }

    /// Groups hold groups or tasks; a tree of nodes is never deeper than the reader allows.
    private void addGroups(Section group, String name) {
        for (Node entry : group.list("groups")) {
            Section.of(entry, "every group of a Condition", context)
                    .ifPresent(
                            described -> {
                                for (ScalarNode node : described.names("task")) {
                                    add(new Edge(context.references().text(node), name), node);
                                }
                                addGroups(described, name);
                            });
        }
    }

    private void addSuccessors(Section section, String key, String name) {
        for (ScalarNode node : section.names(key)) {
            add(new Edge(name, context.references().text(node)), node);
        }
    }

    private void add(Edge edge, Node place) {
        if (seen.add(edge)) {
            edges.add(edge);
            places.add(place);
        }
    }
}
