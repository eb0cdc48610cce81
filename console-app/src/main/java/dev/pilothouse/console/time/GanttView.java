package dev.pilothouse.console.time;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.graphview.canvas.Lettering;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/// The attempts of a run over its time. Names stay where they are; a click selects the task and
/// shows the moment.
///
/// **Thread:** FX. Only rows in sight are there at all.
public final class GanttView extends BorderPane {

    static final double NAMES = 190;
    private static final double HEAD = 24;

    private final GanttModel model;
    private final ListView<GanttRow> list;
    private final Label parts = new Label();
    private final Colours colours = new Colours();
    private final Lettering lettering = Sheet.lettering();
    private final GanttPainter painter;
    private boolean following;

    /// A view of the attempts of whatever run a model shows.
    public GanttView(GanttModel model, ZoneId zone, Words words) {
        this.model = model;
        painter = new GanttPainter(model, zone);
        list = new ListView<>(model.rows());
        list.setId("gantt");
        list.setAccessibleText(words.get("gantt.name"));
        list.setPlaceholder(new Label(words.get("gantt.none")));
        list.setCellFactory(_ -> new GanttCell(this));
        parts.setId("gantt-parts");
        parts.getStyleClass().add("gantt-parts");
        getStyleClass().add("gantt");
        setTop(new Head());
        setCenter(list);
        setBottom(parts);
        setMinSize(0, 0);
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.time().run().selectedTaskProperty().subscribe(_ -> follow());
        model.writingProperty().subscribe(this::written);
        model.time().axisProperty().subscribe(_ -> say());
    }

    private void chosen(@Nullable GanttRow row) {
        if (row != null && !following && !model.writingProperty().get()) {
            model.time().run().selectedTaskProperty().set(row.task());
        }
        say();
    }

    private void written(boolean writing) {
        if (!writing) {
            follow();
            say();
        }
    }

    private void say() {
        GanttRow row = list.getSelectionModel().getSelectedItem();
        parts.setText(row == null ? "" : model.spoken(row));
    }

    /// Selects the newest attempt of the task that is selected elsewhere.
    private void follow() {
        String task = model.time().run().selectedTaskProperty().get();
        GanttRow now = list.getSelectionModel().getSelectedItem();
        if (now != null && now.task().equals(task)) {
            return;
        }
        following = true;
        try {
            list.getSelectionModel().clearSelection();
            for (int i = model.rows().size() - 1; i >= 0; i--) {
                if (model.rows().get(i).task().equals(task)) {
                    list.getSelectionModel().select(i);
                    return;
                }
            }
        } finally {
            following = false;
        }
    }

    /// A drawing of this view.
    Sheet sheet(Sheet.Drawing drawing) {
        return new Sheet(colours, lettering, drawing);
    }

    /// Shows the moment at a place of a row's drawing.
    void goTo(MouseEvent event, double width) {
        model.time().goTo(painter.ruler(width).instant(event.getX() - NAMES));
    }

    GanttPainter painter() {
        return painter;
    }

    GanttModel model() {
        return model;
    }

    /// The times above the rows.
    private final class Head extends Region {

        private final Sheet times = sheet(painter::head);

        Head() {
            getStyleClass().add("gantt-head");
            setMinHeight(HEAD);
            setPrefHeight(HEAD);
            getChildren().add(times);
            model.time().axisProperty().subscribe(_ -> times.redraw());
        }

        @Override
        protected void layoutChildren() {
            times.resizeRelocate(NAMES, 0, Math.max(0, getWidth() - NAMES - SCROLL), getHeight());
        }
    }

    /// The room that the list's scroll bar may need.
    static final double SCROLL = 14;
}
