package dev.pilothouse.console.debug;

import dev.pilothouse.engine.debug.Place;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The breakpoints that wait for a mishap, whatever event brings it: a box each.
final class MishapBoxes extends FlowPane {

    private final BreakpointsModel model;
    private final Map<Place.Mishap, CheckBox> boxes = new EnumMap<>(Place.Mishap.class);

    MishapBoxes(BreakpointsModel model, PlaceWords words) {
        this.model = model;
        getStyleClass().add("mishaps");
        for (Place.Mishap mishap : Place.Mishap.values()) {
            CheckBox box = new CheckBox(words.of(mishap));
            box.setId("break-on-" + mishap.name().toLowerCase(Locale.ROOT));
            box.setOnAction(_ -> model.toggle(new Place.OfMishap(mishap)));
            boxes.put(mishap, box);
            getChildren().add(box);
        }
        model.lines().subscribe(this::follow);
        follow();
    }

    private void follow() {
        boxes.forEach(
                (mishap, box) ->
                        box.setSelected(model.at(new Place.OfMishap(mishap), "").isPresent()));
    }
}
