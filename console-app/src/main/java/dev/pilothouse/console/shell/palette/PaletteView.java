package dev.pilothouse.console.shell.palette;

import dev.pilothouse.console.words.Words;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The command palette: a line to type in, and what answers to it.
///
/// **Thread:** FX.
public final class PaletteView extends VBox {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final PaletteModel model;
    private final Overlay overlay;
    private final Words words;
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();

    /// A palette that is shown in an overlay.
    public PaletteView(PaletteModel model, Overlay overlay, Words words) {
        this.model = model;
        this.overlay = overlay;
        this.words = words;
        getStyleClass().addAll("over", "palette");
        setId("palette");
        field.setId("palette-field");
        field.setPromptText(words.get("palette.prompt"));
        field.setAccessibleText(words.get("palette.prompt"));
        field.textProperty().bindBidirectional(model.typedProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setId("palette-list");
        list.setItems(model.entries());
        list.setAccessibleText(words.get("palette.list"));
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(words.get("palette.none")));
        list.setCellFactory(_ -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        field.textProperty().addListener((_, _, _) -> selectFirst());
        getChildren().addAll(field, list);
    }

    /// Opens the palette, or closes it if it is open.
    public void toggle() {
        if (overlay.shows(this)) {
            overlay.close();
            return;
        }
        model.open();
        overlay.show(this, field);
        selectFirst();
    }

    private void selectFirst() {
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
            list.scrollTo(0);
        }
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> step(event, 1);
            case UP -> step(event, -1);
            case PAGE_DOWN -> step(event, 8);
            case PAGE_UP -> step(event, -8);
            case ENTER -> {
                event.consume();
                choose(list.getSelectionModel().getSelectedItem());
            }
            default -> {}
        }
    }

    private void step(KeyEvent event, int by) {
        event.consume();
        int last = list.getItems().size() - 1;
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - 3));
    }

    private void choose(@Nullable Entry entry) {
        if (entry != null && entry.refusal().isEmpty()) {
            overlay.close();
            model.choose(entry);
        }
    }

    /// One entry: what it is called, its key, and below that why it is refused.
    private final class Cell extends ListCell<Entry> {

        private final Label title = new Label();
        private final Label why = new Label();
        private final Label kind = new Label();
        private final Label aside = new Label();
        private final HBox line = new HBox();

        Cell() {
            title.getStyleClass().add("entry-title");
            why.getStyleClass().add("entry-why");
            kind.getStyleClass().add("entry-kind");
            aside.getStyleClass().add("entry-aside");
            aside.setMinWidth(Region.USE_PREF_SIZE);
            kind.setMinWidth(Region.USE_PREF_SIZE);
            VBox text = new VBox(title, why);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMinWidth(0);
            text.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("entry");
            line.getChildren().addAll(text, aside, kind);
            setPrefWidth(0);
            setOnMouseClicked(_ -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean refused = !entry.refusal().isEmpty();
            title.setText(entry.title());
            why.setText(entry.refusal());
            why.setVisible(refused);
            why.setManaged(refused);
            kind.setText(words.get(entry.kind().key()));
            aside.setText(entry.aside());
            line.pseudoClassStateChanged(REFUSED, refused);
            setGraphic(line);
            setAccessibleText(refused ? entry.title() + ": " + entry.refusal() : entry.title());
        }
    }
}
