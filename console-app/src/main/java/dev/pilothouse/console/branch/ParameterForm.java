package dev.pilothouse.console.branch;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.branch.Edit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.function.Consumer;

/// Another value of a start parameter.
final class ParameterForm extends HBox {

    private final TextField name = new TextField();
    private final TextField value = new TextField();
    private final Consumer<Edit> taker;

    ParameterForm(Words words, Consumer<Edit> taker) {
        this.taker = taker;
        name.setId("parameter-name");
        name.setPromptText(words.get("parameter.name"));
        name.setAccessibleText(words.get("parameter.name"));
        value.setId("parameter-value");
        value.setPromptText(words.get("parameter.value"));
        value.setAccessibleText(words.get("parameter.value"));
        value.setOnAction(_ -> give());
        Button set = new Button(words.get("parameter.set"));
        set.setId("parameter-set");
        set.disableProperty().bind(name.textProperty().isEmpty());
        set.setOnAction(_ -> give());
        Label title = new Label(words.get("parameter.title"));
        title.setLabelFor(name);
        title.getStyleClass().add("fact-name");
        getStyleClass().add("branch-row");
        setHgrow(value, Priority.ALWAYS);
        getChildren().addAll(title, name, value, set);
    }

    private void give() {
        if (!name.getText().isBlank()) {
            taker.accept(new Edit.Parameter(name.getText().strip(), value.getText()));
        }
    }
}
