package dev.pilothouse.console.time;

import dev.pilothouse.console.bridge.Pulse;
import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.run.Moment;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.graphview.canvas.Lettering;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/// The time of a run as a bar, and the moment in it that all views show: clicked and dragged with
/// the mouse, moved with the arrow keys. Dragging with Shift looks at a stretch, a double click at
/// all of it again.
///
/// **Thread:** FX. However fast the mouse is, the moment moves once a frame.
public final class TimeBar extends Region {

    private static final int LEAP = 100;
    private static final double ZOOM = 2;
    private static final double LEAST_DRAG = 4;

    private final TimeModel time;
    private final Pulse pulse;
    private final Words words;
    private final ZoneId zone;
    private final TimeBarPainter painter;
    private final Sheet still;
    private final Sheet moving;
    private double @Nullable [] dragged;

    /// The bar of a time.
    public TimeBar(TimeModel time, Pulse pulse, ZoneId zone, Words words) {
        this.time = time;
        this.pulse = pulse;
        this.words = words;
        this.zone = zone;
        painter = new TimeBarPainter(time, zone);
        Colours colours = new Colours();
        Lettering lettering = Sheet.lettering();
        still = new Sheet(colours, lettering, painter::time);
        moving =
                new Sheet(
                        colours,
                        lettering,
                        (ink, width, height) -> painter.moment(ink, width, height, dragged));
        getChildren().addAll(still, moving);
        setId("time-bar");
        getStyleClass().add("time-bar");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        time.axisProperty().subscribe(_ -> drawAll());
        time.run().timelineProperty().subscribe(_ -> drawAll());
        time.run().momentProperty().subscribe(_ -> drawMoment());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    private void drawAll() {
        still.redraw();
        drawMoment();
    }

    private void drawMoment() {
        moving.redraw();
        setAccessibleText(spoken());
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    private String spoken() {
        if (time.events() == 0) {
            return words.get("time.nothing");
        }
        String where =
                words.get(
                        "time.spoken",
                        time.run().shownEvent(),
                        time.events(),
                        Figures.time(time.moment(), zone));
        return time.run().isPast()
                ? where + ", " + words.get("time.behind", Figures.number(time.run().behind()))
                : where;
    }

    @Override
    protected void layoutChildren() {
        still.resizeRelocate(0, 0, getWidth(), getHeight());
        moving.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    // --- the mouse ---

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        event.consume();
        if (event.getClickCount() == 2) {
            time.fit();
        } else if (event.isShiftDown()) {
            dragged = new double[] {event.getX(), event.getX()};
        } else {
            scrub(event.getX());
        }
    }

    private void dragged(MouseEvent event) {
        if (!event.isPrimaryButtonDown()) {
            return;
        }
        event.consume();
        double[] stretch = dragged;
        if (stretch != null) {
            stretch[1] = event.getX();
            moving.redraw();
        } else {
            scrub(event.getX());
        }
    }

    private void released() {
        double[] stretch = dragged;
        dragged = null;
        if (stretch != null && Math.abs(stretch[1] - stretch[0]) >= LEAST_DRAG) {
            Ruler ruler = painter.ruler(getWidth());
            time.look(ruler.instant(stretch[0]), ruler.instant(stretch[1]));
        }
        moving.redraw();
    }

    private void scrub(double x) {
        pulse.post(this, () -> time.goTo(painter.ruler(getWidth()).instant(x)));
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            time.zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM);
            event.consume();
        }
    }

    // --- the keyboard ---

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean known =
                switch (event.getCode()) {
                    case LEFT, KP_LEFT, DOWN -> step(-1);
                    case RIGHT, KP_RIGHT, UP -> step(1);
                    case PAGE_DOWN -> step(-LEAP);
                    case PAGE_UP -> step(LEAP);
                    case HOME -> moved(() -> time.run().goTo(new Moment.After(0)));
                    case END, ESCAPE -> moved(() -> time.run().goTo(Moment.LIVE));
                    case PLUS, EQUALS, ADD -> moved(() -> time.zoom(ZOOM));
                    case MINUS, SUBTRACT -> moved(() -> time.zoom(1 / ZOOM));
                    case DIGIT0, NUMPAD0 -> moved(time::fit);
                    default -> false;
                };
        if (known) {
            event.consume();
        }
    }

    private boolean step(long events) {
        return moved(() -> time.run().goTo(new Moment.After(time.run().shownEvent() + events)));
    }

    private static boolean moved(Runnable move) {
        move.run();
        return true;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) time.run().shownEvent();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) time.events();
            case VALUE_STRING -> spoken();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
