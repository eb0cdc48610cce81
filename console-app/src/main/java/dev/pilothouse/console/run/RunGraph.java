package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.model.GraphEdge;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.model.Mark;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A run as a graph to draw: a new snapshot redraws what changed and keeps the layout.
///
/// **Thread:** FX.
final class RunGraph {

    private final Words words;
    private GraphModel model = GraphModel.empty();
    private @Nullable WorkflowDefinition drawn;

    RunGraph(Words words) {
        this.words = words;
    }

    /// The graph of a definition that does not run.
    ///
    /// @param stops the tasks where breakpoints stand
    static GraphModel preview(WorkflowDefinition definition, Set<String> stops, Words words) {
        return GraphModel.of(
                definition.tasks().stream()
                        .map(
                                task ->
                                        idle(
                                                task,
                                                task.forbidden()
                                                        ? words.get("node.forbidden")
                                                        : ""))
                        .map(node -> stopped(node, stops))
                        .toList(),
                edges(definition));
    }

    private static GraphNode stopped(GraphNode node, Set<String> stops) {
        return stops.contains(node.id()) ? node.marked(Mark.BREAKPOINT) : node;
    }

    /// The graph of a run at an instant.
    ///
    /// @param stops the tasks where breakpoints stand
    GraphModel at(RunSnapshot snapshot, Set<String> stops, long now) {
        WorkflowDefinition definition = snapshot.run().graph().plan().definition();
        List<GraphNode> nodes =
                nodes(snapshot, now).stream().map(node -> stopped(node, stops)).toList();
        if (definition.equals(drawn)) {
            List<GraphNode> changed = new ArrayList<>();
            for (int i = 0; i < nodes.size(); i++) {
                if (!nodes.get(i).equals(model.nodes().get(i))) {
                    changed.add(nodes.get(i));
                }
            }
            model = changed.isEmpty() ? model : model.with(changed);
        } else {
            model = GraphModel.of(nodes, edges(definition));
            drawn = definition;
        }
        return model;
    }

    private List<GraphNode> nodes(RunSnapshot snapshot, long now) {
        Run run = snapshot.run();
        int next = next(snapshot, now);
        List<GraphNode> nodes = new ArrayList<>(run.graph().size());
        for (int node = 0; node < run.graph().size(); node++) {
            TaskDefinition task = run.graph().plan().task(node);
            TaskExecution execution = run.node(node);
            GraphNode drawn =
                    new GraphNode(
                            task.name(),
                            task.name(),
                            NodeDetail.of(snapshot, node, now, words),
                            look(task, execution),
                            Set.of());
            nodes.add(node == next ? drawn.marked(Mark.HELD) : drawn);
        }
        return nodes;
    }

    private static StateLook look(TaskDefinition task, TaskExecution execution) {
        return execution.state() == TaskState.NOT_RUN && task.forbidden()
                ? StateLook.FORBIDDEN
                : StateLooks.of(execution.state());
    }

    private static int next(RunSnapshot snapshot, long now) {
        BusNow bus = BusNow.of(snapshot, now);
        return bus.canStep() ? EventWords.node(bus.ready().getFirst().event()) : -1;
    }

    private static GraphNode idle(TaskDefinition task, String detail) {
        StateLook look = task.forbidden() ? StateLook.FORBIDDEN : StateLook.NOT_RUN;
        return GraphNode.of(task.name(), look).in(look, detail);
    }

    private static List<GraphEdge> edges(WorkflowDefinition definition) {
        List<GraphEdge> edges = new ArrayList<>();
        for (Edge edge : definition.edges()) {
            edges.add(GraphEdge.of(edge.from(), edge.to()));
        }
        return edges;
    }
}
