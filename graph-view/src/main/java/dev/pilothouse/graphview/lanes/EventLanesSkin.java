package dev.pilothouse.graphview.lanes;

import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The header line and the four rows of [EventLanes].
final class EventLanesSkin extends SkinBase<EventLanes> {
    private final LaneWords words;
    private final Label header = new Label();
    private final Label counts = new Label();
    private final LaneRow ready;
    private final LaneRow delayed;
    private final LaneRow handled;
    private final LaneRow dead;

    EventLanesSkin(EventLanes lanes) {
        super(lanes);
        words = lanes.words();
        ready = new LaneRow(words.ready(), words, lanes::act);
        delayed = new LaneRow(words.delayed(), words, lanes::act);
        handled = new LaneRow(words.handled(), words, lanes::act);
        dead = new LaneRow(words.dead(), words, lanes::act);
        header.getStyleClass().add("lanes-header");
        counts.getStyleClass().add("lanes-counts");
        HBox heading = new HBox(header, counts);
        heading.getStyleClass().add("lanes-heading");
        VBox rows = new VBox(heading, ready, delayed, handled, dead);
        rows.getStyleClass().add("lanes-rows");
        getChildren().add(rows);
        registerChangeListener(lanes.modelProperty(), _ -> show(lanes.modelProperty().get()));
        show(lanes.modelProperty().get());
    }

    private void show(LaneModel model) {
        header.setText(model.header());
        counts.setText(model.counts(words));
        ready.show(model.ready(), true);
        delayed.show(model.delayed(), false);
        handled.show(model.handled(), false);
        dead.show(model.dead(), false);
    }
}
