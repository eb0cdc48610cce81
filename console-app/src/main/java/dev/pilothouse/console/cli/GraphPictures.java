package dev.pilothouse.console.cli;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.graphview.layout.ElkLayeredLayout;
import dev.pilothouse.graphview.layout.NodeSize;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.model.GraphEdge;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.paint.Drawing;
import dev.pilothouse.graphview.paint.Picture;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Workflows and runs as pictures.
final class GraphPictures {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private GraphPictures() {}

    /// A definition: nothing of it has run.
    static Picture of(WorkflowDefinition definition) {
        List<GraphNode> nodes =
                definition.tasks().stream().map(task -> node(task, TaskState.NOT_RUN, "")).toList();
        int count = definition.tasks().size();
        String note = count == 1 ? "1 task" : count + " tasks";
        return picture(definition, nodes, definition.name(), note);
    }

    /// A run: its nodes carry their states.
    static Picture of(Run run) {
        WorkflowDefinition definition = run.graph().plan().definition();
        List<GraphNode> nodes =
                IntStream.range(0, run.graph().size())
                        .mapToObj(
                                node ->
                                        node(
                                                definition.tasks().get(node),
                                                run.node(node).state(),
                                                attempt(run.node(node).attempt())))
                        .toList();
        String title = "%s, run %d".formatted(definition.name(), run.identity().id());
        String note =
                "%s, started %s, lasted %s"
                        .formatted(
                                StateLook.valueOf(run.state().name()).label(),
                                TIME.format(Instant.ofEpochMilli(run.identity().createdAt())),
                                Spans.words(RunResult.elapsed(run)));
        return picture(definition, nodes, title, note);
    }

    private static GraphNode node(TaskDefinition task, TaskState state, String more) {
        StateLook look = StateLook.valueOf(state.name());
        return new GraphNode(task.name(), task.name(), task.type() + more, look, Set.of());
    }

    private static String attempt(@Nullable TaskAttempt attempt) {
        if (attempt == null) {
            return "";
        }
        String number = attempt.tryNumber() > 1 ? ", attempt " + attempt.tryNumber() : "";
        return attempt.times().started() == 0
                ? number
                : number
                        + ", "
                        + Spans.words(
                                Spans.between(attempt.times().started(), attempt.times().ended()));
    }

    private static Picture picture(
            WorkflowDefinition definition, List<GraphNode> nodes, String title, String note) {
        List<GraphEdge> edges =
                definition.edges().stream()
                        .map(edge -> GraphEdge.of(edge.from(), edge.to()))
                        .toList();
        GraphModel model = GraphModel.of(nodes, edges);
        var laidOut = new ElkLayeredLayout().layout(model.structure(), NodeSize.fitting(model));
        return Picture.of(Drawing.of(model, laidOut), title, note);
    }
}
