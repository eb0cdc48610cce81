package dev.pilothouse.console.run;

import dev.pilothouse.graphview.GraphView;
import dev.pilothouse.graphview.lanes.EventLanes;
import dev.pilothouse.graphview.layout.ElkLayeredLayout;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The middle of the window: the run's graph, and its bus below.
///
/// **Thread:** FX.
public final class RunPane extends VBox {

    private final GraphView graph = new GraphView(new ElkLayeredLayout());
    private final EventLanes lanes = new EventLanes();

    /// A view of whatever run a model shows.
    public RunPane(RunModel model) {
        getStyleClass().add("run-pane");
        graph.setId("graph");
        lanes.setId("lanes");
        setVgrow(graph, Priority.ALWAYS);
        getChildren().addAll(graph, lanes);
        graph.modelProperty().bind(model.graphProperty());
        lanes.modelProperty().bind(model.lanesProperty());
        graph.selectedProperty().bindBidirectional(model.selectedTaskProperty());
    }

    /// The graph.
    public GraphView graph() {
        return graph;
    }
}
