package dev.pilothouse.console.run;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A small heading with something below it, which is there only as long as there is something to
/// show.
final class Section extends VBox {

    private final Label heading;

    Section(String title, Node content) {
        heading = new Label(title);
        heading.getStyleClass().add("heading");
        getStyleClass().add("section");
        getChildren().addAll(heading, content);
    }

    void title(String title) {
        heading.setText(title);
    }

    void present(boolean present) {
        setVisible(present);
        setManaged(present);
    }
}
