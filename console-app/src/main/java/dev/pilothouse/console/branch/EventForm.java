package dev.pilothouse.console.branch;

import dev.pilothouse.console.run.EventWords;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.EventText;
import dev.pilothouse.engine.journal.JournalException;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// An event as text: another one instead of the chosen one, or one that never came.
final class EventForm extends VBox {

    private final Words words;
    private final RunModel run;
    private final Consumer<Written> taker;
    private final TextField text = new TextField();
    private final Label wrong = new Label();

    /// An event that was written.
    ///
    /// @param instead true if it comes instead of the chosen one
    record Written(LifecycleEvent event, boolean instead) {}

    EventForm(Words words, RunModel run, Consumer<Written> taker) {
        this.words = words;
        this.run = run;
        this.taker = taker;
        text.setId("branch-event");
        text.setAccessibleText(words.get("branch.event"));
        text.setPromptText(words.get("branch.event-example"));
        text.getStyleClass().add("mono");
        HBox.setHgrow(text, Priority.ALWAYS);
        Label name = new Label(words.get("branch.event"));
        name.setLabelFor(text);
        name.getStyleClass().add("fact-name");
        wrong.setId("branch-event-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        getStyleClass().add("branch-form");
        getChildren()
                .addAll(
                        BranchBench.row(
                                name,
                                text,
                                button(words, "branch.replace", true),
                                button(words, "branch.inject", false)),
                        wrong);
    }

    private Button button(Words words, String key, boolean instead) {
        Button button = new Button(words.get(key));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> give(instead));
        return button;
    }

    /// Shows an event, its secrets hidden; null for none.
    void show(@Nullable LifecycleEvent event) {
        wrong.setText("");
        text.setText(event == null ? "" : EventText.of(event, run.mask()));
    }

    private void give(boolean instead) {
        try {
            LifecycleEvent event = EventText.read(text.getText());
            RunSnapshot shown = run.snapshotProperty().get();
            int tasks = shown == null ? 0 : shown.run().graph().size();
            if (EventWords.node(event) >= tasks) {
                wrong.setText(words.get("branch.no-node", tasks - 1));
                return;
            }
            wrong.setText("");
            taker.accept(new Written(event, instead));
        } catch (JournalException e) {
            wrong.setText(e.getMessage());
        }
    }
}
