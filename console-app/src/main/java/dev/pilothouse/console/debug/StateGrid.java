package dev.pilothouse.console.debug;

import dev.pilothouse.engine.debug.Machine;
import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.statemachine.StateTable;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A state table as a grid: states from top to bottom, events from left to right. One cell at a
/// time takes the focus; arrow keys move it, Enter or Space sets a breakpoint there, or takes it
/// away.
final class StateGrid extends GridPane {

    private static final double UPRIGHT = -90;

    private final StateTablesModel model;
    private final PlaceWords words;
    private final int columns;
    private final List<StateCell> cells = new ArrayList<>();
    private Consumer<Place.@Nullable OfCell> onLook = _ -> {};
    private Consumer<Place.OfCell> onFocus = _ -> {};
    private int focus;

    StateGrid(StateTablesModel model, Machine machine, PlaceWords words) {
        this.model = model;
        this.words = words;
        StateTable table = model.table(machine);
        columns = table.events().size();
        getStyleClass().add("state-grid");
        for (int column = 0; column < columns; column++) {
            add(upright(table.events().get(column)), column + 1, 0);
        }
        for (int row = 0; row < table.states().size(); row++) {
            Label state = new Label(table.states().get(row));
            state.getStyleClass().add("state-row");
            state.setMinWidth(USE_PREF_SIZE);
            setHalignment(state, HPos.RIGHT);
            add(state, 0, row + 1);
            for (int column = 0; column < columns; column++) {
                Place.OfCell place =
                        new Place.OfCell(
                                machine, table.states().get(row), table.events().get(column));
                add(cell(place), column + 1, row + 1);
            }
        }
        cells.getFirst().setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        refresh();
    }

    private static Group upright(String event) {
        Label label = new Label(PlaceWords.shortType(event));
        label.getStyleClass().add("state-column");
        label.setRotate(UPRIGHT);
        Group group = new Group(label);
        setValignment(group, VPos.BOTTOM);
        setHalignment(group, HPos.CENTER);
        return group;
    }

    private StateCell cell(Place.OfCell place) {
        StateCell cell = new StateCell(place, () -> model.toggle(place));
        int number = cells.size();
        cell.setOnMouseClicked(
                _ -> {
                    focus(number);
                    model.toggle(place);
                });
        cell.setOnMouseEntered(_ -> onLook.accept(place));
        cell.setOnMouseExited(_ -> onLook.accept(focused()));
        cell.focusedProperty().subscribe(on -> looked(on ? place : null));
        cells.add(cell);
        return cell;
    }

    private void looked(Place.@Nullable OfCell place) {
        if (place != null) {
            onFocus.accept(place);
            onLook.accept(place);
        }
    }

    /// Has somebody told which cell a person looks at; null for none.
    void setOnLook(Consumer<Place.@Nullable OfCell> listener) {
        onLook = listener;
    }

    /// Has somebody told which cell has taken the focus.
    void setOnFocus(Consumer<Place.OfCell> listener) {
        onFocus = listener;
    }

    private Place.@Nullable OfCell focused() {
        StateCell cell = cells.get(focus);
        return cell.isFocused() ? cell.cell() : null;
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        int row = focus / columns;
        int column = focus % columns;
        switch (event.getCode()) {
            case RIGHT -> move(row, column + 1);
            case LEFT -> move(row, column - 1);
            case DOWN -> move(row + 1, column);
            case UP -> move(row - 1, column);
            case HOME -> move(row, 0);
            case END -> move(row, columns - 1);
            case ENTER, SPACE -> model.toggle(cells.get(focus).cell());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int row, int column) {
        int rows = cells.size() / columns;
        focus(Math.clamp(row, 0, rows - 1) * columns + Math.clamp(column, 0, columns - 1));
    }

    private void focus(int number) {
        cells.get(focus).setFocusTraversable(false);
        focus = number;
        cells.get(focus).setFocusTraversable(true);
        cells.get(focus).requestFocus();
    }

    /// The cell of a place; null if it is not in this table.
    @Nullable StateCell find(Place.OfCell place) {
        return cells.stream().filter(each -> each.cell().equals(place)).findFirst().orElse(null);
    }

    /// Looks again at every cell.
    void refresh() {
        for (StateCell cell : cells) {
            CellNow now = model.at(cell.cell());
            cell.show(now, words.spoken(cell.cell(), now));
        }
    }
}
