package dev.pilothouse.console.debug;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.words.Words;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/// What the debugger had to say: the notes of breakpoints that do not stop, and targets that were
/// not reached. The newest stays in sight.
///
/// **Thread:** FX.
public final class JottingsPane extends ListView<Jotting> {

    /// A view of what was said.
    public JottingsPane(ObservableList<Jotting> said, ZoneId zone, Words words) {
        super(said);
        setId("jottings");
        getStyleClass().add("jottings");
        setAccessibleText(words.get("jottings.name"));
        Label none = new Label(words.get("jottings.none"));
        none.setWrapText(true);
        setPlaceholder(none);
        setCellFactory(_ -> new Line(zone, words));
        said.addListener(
                (ListChangeListener<Jotting>)
                        _ -> {
                            if (!said.isEmpty()) {
                                scrollTo(said.size() - 1);
                            }
                        });
    }

    private static final class Line extends ListCell<Jotting> {

        private final ZoneId zone;
        private final Words words;

        Line(ZoneId zone, Words words) {
            this.zone = zone;
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable Jotting one, boolean empty) {
            super.updateItem(one, empty);
            setText(
                    empty || one == null
                            ? null
                            : Figures.time(one.at(), zone)
                                    + "  "
                                    + words.get("crumb.run", one.run())
                                    + "  "
                                    + one.text());
        }
    }
}
