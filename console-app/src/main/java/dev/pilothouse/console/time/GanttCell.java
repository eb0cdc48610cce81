package dev.pilothouse.console.time;

import dev.pilothouse.console.run.StateBadge;
import dev.pilothouse.console.run.StateLooks;
import dev.pilothouse.graphview.look.StateLook;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// A row of the Gantt chart: badge and name on the left, the attempt's time beside them.
final class GanttCell extends ListCell<GanttRow> {

    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");
    private static final PseudoClass AGAIN = PseudoClass.getPseudoClass("again");

    private final GanttView view;
    private final Line line;

    GanttCell(GanttView view) {
        this.view = view;
        line = new Line();
        setPrefWidth(0);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        TimeModel time = view.model().time();
        time.axisProperty().subscribe(_ -> line.times.redraw());
        time.run().momentProperty().subscribe(_ -> line.times.redraw());
        time.run().timelineProperty().subscribe(_ -> line.times.redraw());
    }

    private void pressed(MouseEvent event) {
        if (getItem() != null
                && event.getButton() == MouseButton.PRIMARY
                && event.getX() > GanttView.NAMES) {
            view.goTo(event, line.times.getWidth());
        }
    }

    @Override
    protected void updateItem(@Nullable GanttRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(CRITICAL, false);
            return;
        }
        AttemptSpan span = row.span();
        line.badge.show(span == null ? StateLook.NOT_RUN : StateLooks.of(span.state()));
        line.name.setText(view.model().name(row));
        pseudoClassStateChanged(CRITICAL, row.critical());
        pseudoClassStateChanged(AGAIN, !row.first());
        setGraphic(line);
        setAccessibleText(view.model().spoken(row));
        line.times.redraw();
    }

    /// What a row shows.
    private final class Line extends Region {

        private static final double BADGE = 17;

        private final StateBadge badge = new StateBadge();
        private final Label name = new Label();
        private final Sheet times =
                view.sheet(
                        (ink, width, height) -> {
                            GanttRow row = getItem();
                            if (row != null) {
                                view.painter().row(ink, row, width, height);
                            }
                        });

        Line() {
            name.getStyleClass().add("gantt-task");
            getChildren().addAll(badge, name, times);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void layoutChildren() {
            double height = getHeight();
            badge.resizeRelocate(10, (height - BADGE) / 2, BADGE, BADGE);
            double text = name.prefHeight(-1);
            name.resizeRelocate(
                    BADGE + 18, (height - text) / 2, GanttView.NAMES - BADGE - 24, text);
            double wide = GanttCell.this.getWidth() - GanttView.NAMES - GanttView.SCROLL;
            times.resizeRelocate(GanttView.NAMES, 0, Math.max(0, wide), height);
        }
    }
}
