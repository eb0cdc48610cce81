package dev.pilothouse.graphview;

import dev.pilothouse.graphview.canvas.Palette;
import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.GraphLayout;
import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A graph of any size, on one canvas: pan by dragging or scrolling, zoom with Ctrl and the wheel
/// or `+`, `-`, `0`, walk along edges with the arrow keys, open a node with Enter or a double
/// click.
///
/// The scene needs [dev.pilothouse.graphview.look.TokenSheet#stylesheet] and a theme's style class
/// on its root.
///
/// **Thread:** FX. A model may change at any rate: it is drawn at most once per pulse, and only a
/// change of structure starts a layout, in the background; until that is done the graph before is
/// shown.
public final class GraphView extends Control {
    private static final double ZOOM_STEP = 1.2;

    private final TokenStyles tokenStyles;
    private final LayoutJob layoutJob;
    private final ObjectProperty<GraphModel> model =
            new SimpleObjectProperty<>(this, "model", GraphModel.empty());
    private final ObjectProperty<@Nullable LaidOutGraph> laidOut =
            new SimpleObjectProperty<>(this, "laidOut");
    private final ObjectProperty<@Nullable String> selected =
            new SimpleObjectProperty<>(this, "selected");
    private final ObjectProperty<Set<String>> highlighted =
            new SimpleObjectProperty<>(this, "highlighted", Set.of());
    private final ObjectProperty<Camera> camera =
            new SimpleObjectProperty<>(this, "camera", Camera.LIFE_SIZE);
    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
    private final ObjectProperty<@Nullable Consumer<String>> onNodeAction =
            new SimpleObjectProperty<>(this, "onNodeAction");
    private final ObjectProperty<@Nullable Consumer<String>> onGutterAction =
            new SimpleObjectProperty<>(this, "onGutterAction");
    private final ReadOnlyObjectWrapper<Palette> palette;
    private boolean fitted = true;

    /// A view that lays its graphs out by a layout.
    public GraphView(GraphLayout layout) {
        tokenStyles = new TokenStyles(this, this::takePalette);
        palette = new ReadOnlyObjectWrapper<>(this, "palette", tokenStyles.palette());
        layoutJob = new LayoutJob(layout, laidOut::set);
        getStyleClass().add("graph-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("workflow graph");
        model.addListener((_, _, now) -> modelChanged(now));
        laidOut.addListener((_, _, _) -> keepFitted());
        selected.addListener((_, _, _) -> speak());
        camera.addListener((_, _, now) -> zoom.set(now.zoom()));
        zoom.addListener((_, _, now) -> zoomTo(now.doubleValue(), middle()));
        widthProperty().addListener((_, _, _) -> keepFitted());
        heightProperty().addListener((_, _, _) -> keepFitted());
        speak();
    }

    private void modelChanged(GraphModel now) {
        LaidOutGraph known = laidOut.get();
        if (known != null && known.fits(now)) {
            layoutJob.cancel();
        } else {
            layoutJob.request(now);
        }
        speak();
    }

    private void takePalette() {
        palette.set(tokenStyles.palette());
    }

    private void speak() {
        int size = model.get().nodes().size();
        String graph = size == 1 ? "Graph of 1 task." : "Graph of " + size + " tasks.";
        String node = selectedNode().map(GraphNode::spoken).orElse("nothing");
        setAccessibleText(graph + " Selected: " + node + ".");
    }

    private Optional<GraphNode> selectedNode() {
        String id = selected.get();
        return id == null ? Optional.empty() : model.get().node(id);
    }

    private void keepFitted() {
        if (fitted) {
            fit();
        }
    }

    /// Shows the whole graph, and keeps doing so until the user pans or zooms.
    public void fit() {
        LaidOutGraph graph = laidOut.get();
        if (graph != null && getWidth() > 0 && getHeight() > 0) {
            camera.set(Camera.fitting(graph.bounds(), getWidth(), getHeight()));
        }
        fitted = true;
    }

    /// Fills the view with the graph, cutting off what is too long one way.
    public void fill() {
        LaidOutGraph graph = laidOut.get();
        if (graph != null) {
            moveTo(Camera.filling(graph.bounds(), getWidth(), getHeight()));
        }
    }

    /// Selects a node and brings it into the middle, near enough to be read.
    public void reveal(String id) {
        LaidOutGraph graph = laidOut.get();
        if (graph != null && graph.structure().position(id).isPresent()) {
            Point centre = graph.boxes().get(graph.structure().position(id).getAsInt()).centre();
            Camera near = camera.get().zoom() < 0.6 ? Camera.LIFE_SIZE : camera.get();
            moveTo(near.centredOn(centre, getWidth(), getHeight()));
        }
        selected.set(id);
    }

    /// Moves just as far as it takes to see a box.
    void keepInSight(Box box) {
        Camera next = camera.get().showing(box, getWidth(), getHeight());
        if (!next.equals(camera.get())) {
            moveTo(next);
        }
    }

    /// One step nearer.
    public void zoomIn() {
        zoomTo(zoom.get() * ZOOM_STEP, middle());
    }

    /// One step away.
    public void zoomOut() {
        zoomTo(zoom.get() / ZOOM_STEP, middle());
    }

    void zoomTo(double wanted, Point pivot) {
        if (wanted != camera.get().zoom()) {
            moveTo(camera.get().zoomedTo(wanted, pivot));
        }
    }

    void moveTo(Camera next) {
        fitted = false;
        camera.set(next);
    }

    private Point middle() {
        return new Point(getWidth() / 2, getHeight() / 2);
    }

    /// Tells the listener of node actions that a node was opened.
    void act(String id) {
        Consumer<String> action = onNodeAction.get();
        if (action != null) {
            action.accept(id);
        }
    }

    /// The graph to show.
    public ObjectProperty<GraphModel> modelProperty() {
        return model;
    }

    /// Where everything lies; set by the view once a layout is done, or from outside before the
    /// model, to use a known one.
    public ObjectProperty<@Nullable LaidOutGraph> laidOutProperty() {
        return laidOut;
    }

    /// The id of the selected node.
    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    /// The ids of the nodes that stay bright while all others fade; empty fades none.
    public ObjectProperty<Set<String>> highlightedProperty() {
        return highlighted;
    }

    /// How large the graph appears, 1 being life size; setting it zooms about the middle.
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /// Where the onlooker stands.
    public ObjectProperty<Camera> cameraProperty() {
        return camera;
    }

    /// Takes the id of a node that was opened, by Enter or a double click.
    public ObjectProperty<@Nullable Consumer<String>> onNodeActionProperty() {
        return onNodeAction;
    }

    /// Takes the id of a node whose gutter, on the left of it, was clicked.
    public ObjectProperty<@Nullable Consumer<String>> onGutterActionProperty() {
        return onGutterAction;
    }

    /// The colours in use, as the style sheets gave them.
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    TokenStyles tokenStyles() {
        return tokenStyles;
    }

    @Override
    protected Skin<GraphView> createDefaultSkin() {
        return new GraphViewSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Resources.stylesheet("graph-view.css");
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
        return classCssMetaData();
    }

    private static List<CssMetaData<? extends Styleable, ?>> classCssMetaData() {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Control.getClassCssMetaData());
        all.addAll(TokenStyles.metaData());
        return List.copyOf(all);
    }
}
