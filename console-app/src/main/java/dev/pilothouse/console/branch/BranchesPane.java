package dev.pilothouse.console.branch;

import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Words;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/// The branches of the run that is shown, and beside them what can be made different in the chosen
/// one. Choosing a branch shows it in every view; Escape goes back to the run.
///
/// **Thread:** FX.
public final class BranchesPane extends BorderPane {

    private static final double LIST_SHARE = 0.3;

    private final BranchesModel model;
    private final ListView<BranchLine> list;
    private boolean following;

    /// A view of branches.
    ///
    /// @param leave goes back to the run
    public BranchesPane(
            BranchesModel model, RunModel run, ZoneId zone, Words words, Runnable leave) {
        this.model = model;
        list = new ListView<>(model.lines());
        list.setId("branches");
        list.setAccessibleText(words.get("branches.name"));
        Label none = new Label(words.get("branches.none"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setCellFactory(_ -> new BranchCell(words));
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && model.shownProperty().get() != null) {
                        leave.run();
                        event.consume();
                    }
                });
        model.shownProperty().subscribe(_ -> follow());
        model.lines().subscribe(this::follow);
        SplitPane split = new SplitPane(list, new BranchBench(model, run, zone, words));
        split.setDividerPositions(LIST_SHARE);
        getStyleClass().add("branches-pane");
        setCenter(split);
        setMinSize(0, 0);
    }

    private void chosen(@Nullable BranchLine line) {
        if (line != null && !following) {
            model.show(line.id());
        }
    }

    private void follow() {
        BranchView shown = model.shownProperty().get();
        following = true;
        try {
            list.getSelectionModel().clearSelection();
            for (BranchLine line : model.lines()) {
                if (shown != null && line.id() == shown.id()) {
                    list.getSelectionModel().select(line);
                }
            }
        } finally {
            following = false;
        }
    }
}
