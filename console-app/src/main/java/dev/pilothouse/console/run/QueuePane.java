package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.graphview.lanes.EventLanes;
import dev.pilothouse.graphview.lanes.LaneWords;

import javafx.scene.layout.StackPane;

/// The run's bus, lane by lane.
///
/// **Thread:** FX.
public final class QueuePane extends StackPane {

    /// A view of whatever run a model shows.
    public QueuePane(RunModel model, Words words) {
        getStyleClass().add("queue-pane");
        EventLanes lanes = new EventLanes(said(words));
        lanes.setId("lanes");
        getChildren().add(lanes);
        lanes.modelProperty().bind(model.lanesProperty());
    }

    private static LaneWords said(Words words) {
        return new LaneWords(
                words.get("lane.ready"),
                words.get("lane.delayed"),
                words.get("lane.handled"),
                words.get("lane.dead"),
                words.get("lane.next"),
                words.get("lane.none"),
                words.get("lane.more"),
                words.get("lane.counts"),
                words.get("lane.held"),
                words.get("lane.nothing-ready"),
                words.get("lane.next-is"));
    }
}
