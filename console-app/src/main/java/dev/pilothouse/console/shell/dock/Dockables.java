package dev.pilothouse.console.shell.dock;

import dev.pilothouse.console.words.Words;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import software.coley.bentofx.Bento;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.control.HeaderPane;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerLeaf;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The views as the docking library knows them: each is made when it is first needed.
final class Dockables {

    private static final List<Place> MOVES =
            List.of(Place.LEFT, Place.CENTRE, Place.RIGHT, Place.BOTTOM);

    private final Bento bento;
    private final Views views;
    private final Words words;
    private final DockArea area;
    private final Map<String, Dockable> made = new HashMap<>();

    Dockables(Bento bento, Views views, Words words, DockArea area) {
        this.bento = bento;
        this.views = views;
        this.words = words;
        this.area = area;
        bento.controlsBuilding().setHeaderFactory(Dockables::header);
        bento.controlsBuilding().setHeaderPaneFactory(this::headers);
    }

    private HeaderPane headers(DockContainerLeaf leaf) {
        HeaderPane pane = new HeaderPane(leaf);
        pane.topProperty().subscribe(this::name);
        return pane;
    }

    /// The library's own buttons have signs for names.
    private void name(@Nullable Node node) {
        if (node instanceof Button button && button.getStyleClass().contains("corner-button")) {
            button.setAccessibleText(words.get("dock.tabs"));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::name);
        }
    }

    private static Header header(Dockable dockable, HeaderPane pane) {
        Header header = new Header(dockable, pane).withDragDrop();
        header.setId("tab-" + dockable.getIdentifier());
        header.accessibleTextProperty().bind(dockable.titleProperty());
        return header;
    }

    /// What a view is called.
    String title(String id) {
        return words.get(view(id).titleKey());
    }

    /// The view of an id, which is known.
    Dockable get(String id) {
        return made.computeIfAbsent(id, _ -> make(view(id)));
    }

    /// True if views lie in a thin strip without tabs.
    boolean isStrip(List<String> ids) {
        return ids.size() == 1 && view(ids.getFirst()).places().containsValue(Place.STRIP);
    }

    /// True if a view lies in the middle.
    boolean isCentral(String id) {
        return view(id).places().containsValue(Place.CENTRE);
    }

    private View view(String id) {
        return views.find(id)
                .orElseThrow(
                        () -> new IllegalArgumentException("Expected a known view, but got " + id));
    }

    private Dockable make(View view) {
        Dockable dockable = bento.dockBuilding().dockable(view.id());
        dockable.setTitle(words.get(view.titleKey()));
        dockable.setIconFactory(_ -> new FontIcon(view.icon()));
        Node content = view.factory().get();
        dockable.setNode(holder(content));
        dockable.setContextMenuFactory(_ -> menu(view));
        return dockable;
    }

    /// However little room there is, a view stays within it.
    private static StackPane holder(Node content) {
        StackPane holder = new StackPane(content);
        holder.getStyleClass().add("view");
        holder.setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(holder.widthProperty());
        clip.heightProperty().bind(holder.heightProperty());
        holder.setClip(clip);
        return holder;
    }

    private ContextMenu menu(View view) {
        ContextMenu menu = new ContextMenu();
        for (Place place : MOVES) {
            menu.getItems()
                    .add(
                            item(
                                    "dock.move." + place.name().toLowerCase(Locale.ROOT),
                                    () -> area.move(view.id(), place)));
        }
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().add(item("dock.float", () -> area.toFloat(view.id())));
        menu.getItems().add(item("dock.close", () -> area.close(view.id())));
        return menu;
    }

    private MenuItem item(String key, Runnable body) {
        MenuItem item = new MenuItem(words.get(key));
        item.setOnAction(_ -> body.run());
        return item;
    }
}
