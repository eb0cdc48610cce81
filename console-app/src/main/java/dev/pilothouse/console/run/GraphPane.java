package dev.pilothouse.console.run;

import dev.pilothouse.graphview.GraphView;
import dev.pilothouse.graphview.layout.ElkLayeredLayout;

import javafx.scene.layout.StackPane;

/// The run's graph.
///
/// **Thread:** FX.
public final class GraphPane extends StackPane {

    private final GraphView graph = new GraphView(new ElkLayeredLayout());

    /// A view of whatever run a model shows.
    public GraphPane(RunModel model) {
        getStyleClass().add("graph-pane");
        graph.setId("graph");
        getChildren().add(graph);
        graph.modelProperty().bind(model.graphProperty());
        graph.selectedProperty().bindBidirectional(model.selectedTaskProperty());
    }

    /// The graph.
    public GraphView graph() {
        return graph;
    }
}
