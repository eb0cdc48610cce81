package dev.pilothouse.console.debug;

import dev.pilothouse.console.words.Words;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// A breakpoint in the list: whether it is on, where it stands, what is particular, its hits.
final class BreakpointCell extends ListCell<BreakpointLine> {

    private final Words words;
    private final PlaceWords places;
    private final CheckBox enabled = new CheckBox();
    private final Label place = new Label();
    private final Label particulars = new Label();
    private final Label hits = new Label();
    private final HBox line = new HBox(enabled, place, particulars, hits);

    BreakpointCell(BreakpointsModel model, Words words, PlaceWords places) {
        this.words = words;
        this.places = places;
        line.getStyleClass().add("breakpoint-line");
        place.setMinWidth(Region.USE_PREF_SIZE);
        particulars.getStyleClass().add("run-detail");
        particulars.setTextOverrun(OverrunStyle.ELLIPSIS);
        particulars.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(particulars, Priority.ALWAYS);
        hits.getStyleClass().add("breakpoint-hits");
        hits.setMinWidth(Region.USE_PREF_SIZE);
        enabled.setFocusTraversable(false);
        enabled.setOnAction(
                _ -> {
                    if (getItem() != null) {
                        model.set(getItem().breakpoint().enabled(enabled.isSelected()));
                    }
                });
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BreakpointLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        enabled.setSelected(item.breakpoint().enabled());
        place.setText(places.of(item.breakpoint().place()));
        particulars.setText(places.particulars(item.breakpoint()));
        hits.setText(words.get("breakpoint.hits", item.hits()));
        String spoken = place.getText() + ", " + particulars.getText() + ", " + hits.getText();
        enabled.setAccessibleText(words.get("breakpoint.enabled", place.getText()));
        setAccessibleText(spoken);
        setGraphic(line);
    }
}
