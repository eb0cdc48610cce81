package dev.pilothouse.console.debug;

import dev.pilothouse.console.words.Words;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.function.UnaryOperator;

/// Where a held run is to go on to, in a person's own words.
final class RunToBar extends VBox {

    private final TextField target = new TextField();

    /// @param go takes what was written; gives what is wrong with it, empty if the run is on its
    ///   way
    RunToBar(Words words, UnaryOperator<String> go) {
        getStyleClass().add("run-to");
        Label wrong = new Label();
        wrong.setId("run-to-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        target.setId("run-to");
        target.setPromptText(words.get("target.prompt"));
        target.setAccessibleText(words.get("target.name"));
        target.setOnAction(_ -> wrong.setText(go.apply(target.getText())));
        Button button = new Button(words.get("target.go"));
        button.setId("run-to-go");
        button.setOnAction(_ -> wrong.setText(go.apply(target.getText())));
        HBox line = new HBox(target, button);
        line.getStyleClass().add("action-group");
        HBox.setHgrow(target, Priority.ALWAYS);
        getChildren().addAll(line, wrong);
    }
}
