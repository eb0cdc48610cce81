package dev.pilothouse.console.debug;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.debug.Machine;
import dev.pilothouse.engine.debug.Place;

import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The engine's state tables, live, as the panel of breakpoints: a click on a cell stops every run
/// before that event is handled in that state.
///
/// **Thread:** FX.
public final class StateTablePane extends VBox {

    private final StateTablesModel model;
    private final Words words;
    private final PlaceWords places;
    private final StateGrid tasks;
    private final StateGrid workflows;
    private final ScrollPane scroller = new ScrollPane();
    private final Label detail = new Label();
    private final Map<Machine, ToggleButton> choices = new EnumMap<>(Machine.class);
    private Place.@Nullable OfCell followed;

    /// A view of the tables.
    public StateTablePane(StateTablesModel model, Words words) {
        this.model = model;
        this.words = words;
        places = new PlaceWords(words);
        tasks = new StateGrid(model, Machine.TASK, places);
        workflows = new StateGrid(model, Machine.WORKFLOW, places);
        getStyleClass().add("state-table");
        setId("state-table");
        tasks.setOnLook(this::explain);
        workflows.setOnLook(this::explain);
        tasks.setOnFocus(this::bringIntoSight);
        workflows.setOnFocus(this::bringIntoSight);
        detail.setId("cell-detail");
        detail.getStyleClass().add("cell-detail");
        detail.setWrapText(true);
        scroller.setFocusTraversable(false);
        scroller.setFitToWidth(true);
        setVgrow(scroller, Priority.ALWAYS);
        getChildren().addAll(choices(), scroller, detail);
        show(Machine.TASK);
        explain(null);
        model.revisionProperty().subscribe(_ -> refresh());
    }

    private HBox choices() {
        ToggleGroup group = new ToggleGroup();
        HBox row =
                new HBox(
                        choice(group, Machine.TASK, "table.tasks"),
                        choice(group, Machine.WORKFLOW, "table.workflows"));
        row.getStyleClass().add("choices");
        return row;
    }

    private ToggleButton choice(ToggleGroup group, Machine machine, String key) {
        ToggleButton button = new ToggleButton(words.get(key));
        button.setId("table-" + machine);
        button.setToggleGroup(group);
        button.getStyleClass().addAll("action", "choice");
        button.setOnAction(_ -> show(machine));
        choices.put(machine, button);
        return button;
    }

    private void show(Machine machine) {
        choices.forEach((each, button) -> button.setSelected(each == machine));
        scroller.setContent(grid(machine));
    }

    private void bringIntoSight(Place.OfCell place) {
        StateGrid grid = grid(place.machine());
        StateCell cell = grid.find(place);
        if (cell != null) {
            Bounds in = cell.getBoundsInParent();
            Bounds view = scroller.getViewportBounds();
            scroller.setVvalue(share(in.getCenterY(), view.getHeight(), grid.getHeight()));
            scroller.setHvalue(share(in.getCenterX(), view.getWidth(), grid.getWidth()));
        }
    }

    /// How far to scroll, from 0 to 1, to have a point of the content in the middle of the view.
    private static double share(double point, double view, double content) {
        double hidden = content - view;
        return hidden <= 0 ? 0 : Math.clamp((point - view / 2) / hidden, 0, 1);
    }

    private StateGrid grid(Machine machine) {
        return switch (machine) {
            case TASK -> tasks;
            case WORKFLOW -> workflows;
        };
    }

    private void explain(Place.@Nullable OfCell cell) {
        Place.OfCell about = cell == null ? model.next() : cell;
        detail.setText(
                about == null
                        ? words.get("table.hint")
                        : places.spoken(about, model.at(about))
                                + "\n"
                                + places.does(model.table(about.machine()), about));
    }

    private void refresh() {
        tasks.refresh();
        workflows.refresh();
        Place.OfCell next = model.next();
        if (!Objects.equals(next, followed)) {
            followed = next;
            if (next != null) {
                show(next.machine());
                bringIntoSight(next);
            }
            explain(null);
        }
    }
}
