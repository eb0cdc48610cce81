package dev.pilothouse.console.debug;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.debug.Breakpoint;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;

/// The breakpoints: where to run to, what to stop at whatever happens, the list, and the
/// particulars of the selected one. Space switches the selected one, Delete takes it away.
///
/// **Thread:** FX.
public final class BreakpointsPane extends VBox {

    private final BreakpointsModel model;
    private final ListView<BreakpointLine> list;
    private final BreakpointForm form;
    private @Nullable String selected;

    /// A view of the breakpoints.
    ///
    /// @param runTo takes where to run to; gives what is wrong with it, empty if the run is on its
    ///   way
    public BreakpointsPane(BreakpointsModel model, Words words, UnaryOperator<String> runTo) {
        this.model = model;
        PlaceWords places = new PlaceWords(words);
        list = new ListView<>(model.lines());
        form = new BreakpointForm(model, words, places);
        getStyleClass().add("breakpoints-pane");
        list.setId("breakpoints");
        list.setAccessibleText(words.get("breakpoints.name"));
        Label none = new Label(words.get("breakpoints.none"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setCellFactory(_ -> new BreakpointCell(model, words, places));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.getSelectionModel().selectedItemProperty().subscribe(this::select);
        model.lines().subscribe(this::keepSelection);
        setVgrow(list, Priority.ALWAYS);
        Label muted = new Label(words.get("breakpoints.muted"));
        muted.setId("breakpoints-muted");
        muted.getStyleClass().add("wrong");
        muted.visibleProperty().bind(model.mutedProperty());
        muted.managedProperty().bind(model.mutedProperty());
        getChildren()
                .addAll(
                        new RunToBar(words, runTo),
                        new MishapBoxes(model, places),
                        muted,
                        list,
                        form);
    }

    private void select(@Nullable BreakpointLine line) {
        if (line != null) {
            selected = line.breakpoint().id();
            form.show(line.breakpoint());
        }
    }

    private void keepSelection() {
        for (BreakpointLine line : model.lines()) {
            if (line.breakpoint().id().equals(selected)) {
                list.getSelectionModel().select(line);
                return;
            }
        }
        selected = null;
        form.show(null);
    }

    private void pressed(KeyEvent event) {
        BreakpointLine line = list.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        Breakpoint one = line.breakpoint();
        if (event.getCode() == KeyCode.SPACE) {
            model.set(one.enabled(!one.enabled()));
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            model.remove(one.id());
            event.consume();
        }
    }
}
