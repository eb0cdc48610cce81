package dev.pilothouse.graphview;

import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.model.GraphStructure;

import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;
import java.util.Set;

/// What keys do in a [GraphView]: arrows walk, `+` `-` `0` zoom, U and D light up what comes before
/// and after.
final class GraphKeys {
    private final GraphView view;
    private final EventHandler<KeyEvent> handler = this::pressed;

    GraphKeys(GraphView view) {
        this.view = view;
        view.addEventHandler(KeyEvent.KEY_PRESSED, handler);
    }

    void uninstall() {
        view.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean done =
                event.isControlDown() ? withControl(event.getCode()) : plain(event.getCode());
        if (done) {
            event.consume();
        }
    }

    private boolean withControl(KeyCode code) {
        return switch (code) {
            case DIGIT1, NUMPAD1 -> did(view::fill);
            case DIGIT2, NUMPAD2 -> did(view::fit);
            default -> zoomed(code);
        };
    }

    private boolean plain(KeyCode code) {
        return switch (code) {
            case RIGHT -> walked(Walk.FORWARD);
            case LEFT -> walked(Walk.BACK);
            case UP -> walked(Walk.UP);
            case DOWN -> walked(Walk.DOWN);
            case ENTER -> opened();
            case U -> highlighted(GraphStructure::ancestors);
            case D -> highlighted(GraphStructure::descendants);
            case ESCAPE -> cleared();
            default -> zoomed(code);
        };
    }

    private boolean zoomed(KeyCode code) {
        return switch (code) {
            case PLUS, ADD, EQUALS -> did(view::zoomIn);
            case MINUS, SUBTRACT -> did(view::zoomOut);
            case DIGIT0, NUMPAD0 -> did(() -> view.zoomProperty().set(1));
            default -> false;
        };
    }

    private static boolean did(Runnable action) {
        action.run();
        return true;
    }

    private boolean walked(Walk walk) {
        LaidOutGraph graph = view.laidOutProperty().get();
        if (graph == null || graph.boxes().isEmpty()) {
            return false;
        }
        OptionalInt here = position(graph, view.selectedProperty().get());
        OptionalInt next = here.isPresent() ? walk.from(here.getAsInt(), graph) : OptionalInt.of(0);
        next.ifPresent(node -> select(graph, node));
        return true;
    }

    private void select(LaidOutGraph graph, int node) {
        view.selectedProperty().set(graph.structure().ids().get(node));
        view.keepInSight(graph.boxes().get(node));
    }

    private boolean opened() {
        String id = view.selectedProperty().get();
        if (id != null) {
            view.act(id);
        }
        return id != null;
    }

    private boolean highlighted(Reach reach) {
        LaidOutGraph graph = view.laidOutProperty().get();
        String id = view.selectedProperty().get();
        if (graph == null || id == null || position(graph, id).isEmpty()) {
            return false;
        }
        Set<String> lit = reach.from(graph.structure(), position(graph, id).getAsInt());
        lit.add(id);
        view.highlightedProperty().set(lit);
        return true;
    }

    private boolean cleared() {
        boolean any = !view.highlightedProperty().get().isEmpty();
        view.highlightedProperty().set(Set.of());
        return any;
    }

    private static OptionalInt position(LaidOutGraph graph, @Nullable String id) {
        return id == null ? OptionalInt.empty() : graph.structure().position(id);
    }

    /// All nodes one way from a node.
    @FunctionalInterface
    private interface Reach {
        Set<String> from(GraphStructure structure, int node);
    }
}
