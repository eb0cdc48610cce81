package dev.pilothouse.graphview.lanes;

import static java.util.Objects.requireNonNull;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// What is on one event bus: what is ready, in order, with the next one marked; what is delayed,
/// handled and dead.
///
/// The scene needs [dev.pilothouse.graphview.look.TokenSheet#stylesheet] and a theme's style class
/// on its root.
///
/// **Thread:** FX. A new model reuses the chips of the old one; what does not fit a row is counted
/// at its end.
public final class EventLanes extends Control {
    private final LaneWords words;
    private final ObjectProperty<LaneModel> model =
            new SimpleObjectProperty<>(this, "model", LaneModel.empty("Event bus"));
    private final ObjectProperty<@Nullable Consumer<Chip>> onChipAction =
            new SimpleObjectProperty<>(this, "onChipAction");

    /// Lanes of an empty bus, in English.
    public EventLanes() {
        this(LaneWords.ENGLISH);
    }

    /// Lanes of an empty bus, in some language.
    public EventLanes(LaneWords words) {
        this.words = words;
        getStyleClass().add("event-lanes");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleRoleDescription("event bus");
        setFocusTraversable(true);
        model.addListener((_, _, now) -> setAccessibleText(now.spoken(words)));
        setAccessibleText(model.get().spoken(words));
    }

    /// What is on the bus.
    public ObjectProperty<LaneModel> modelProperty() {
        return model;
    }

    /// Takes the event whose chip was clicked.
    public ObjectProperty<@Nullable Consumer<Chip>> onChipActionProperty() {
        return onChipAction;
    }

    LaneWords words() {
        return words;
    }

    void act(Chip chip) {
        Consumer<Chip> action = onChipAction.get();
        if (action != null) {
            action.accept(chip);
        }
    }

    @Override
    protected Skin<EventLanes> createDefaultSkin() {
        return new EventLanesSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return requireNonNull(EventLanes.class.getResource("event-lanes.css")).toExternalForm();
    }
}
