package dev.pilothouse.console.branch;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.branch.Edit;
import dev.pilothouse.engine.simulation.Act;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What a task is to do in the branch: how its attempts end, after how long, and what they publish.
final class StubForm extends VBox {

    private static final long MILLIS = 1_000;
    private static final double SHORT = 64;

    private final Words words;
    private final Consumer<Edit> taker;
    private final ComboBox<String> task = new ComboBox<>();
    private final ComboBox<Act.End> ends = new ComboBox<>();
    private final TextField after = new TextField("1");
    private final TextField outputs = new TextField();
    private final Label wrong = new Label();

    StubForm(Words words, Consumer<Edit> taker) {
        this.words = words;
        this.taker = taker;
        task.setId("stub-task");
        task.setAccessibleText(words.get("stub.task"));
        ends.setId("stub-ends");
        ends.getItems().setAll(Act.End.values());
        ends.getSelectionModel().selectFirst();
        ends.setAccessibleText(words.get("stub.ends"));
        after.setId("stub-after");
        after.setPrefWidth(SHORT);
        after.setAccessibleText(words.get("stub.after"));
        outputs.setId("stub-outputs");
        outputs.setPromptText(words.get("stub.outputs-example"));
        outputs.setAccessibleText(words.get("stub.outputs"));
        Button set = new Button(words.get("stub.set"));
        set.setId("stub-set");
        set.setOnAction(_ -> give());
        after.setOnAction(_ -> give());
        outputs.setOnAction(_ -> give());
        wrong.setId("stub-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        Label name = new Label(words.get("stub.name"));
        name.setLabelFor(task);
        name.getStyleClass().add("fact-name");
        HBox.setHgrow(outputs, Priority.ALWAYS);
        Label time = new Label(words.get("stub.after"));
        time.setLabelFor(after);
        time.getStyleClass().add("fact-name");
        HBox.setHgrow(task, Priority.ALWAYS);
        task.setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("branch-form");
        getChildren()
                .addAll(
                        BranchBench.row(name, task, ends),
                        BranchBench.row(time, after, outputs, set),
                        wrong);
    }

    /// The tasks that there are; the chosen one stays chosen.
    void tasks(List<String> names) {
        if (!task.getItems().equals(names)) {
            String chosen = task.getValue();
            task.getItems().setAll(names);
            task.setValue(names.contains(chosen) ? chosen : null);
        }
    }

    /// Offers a task.
    void choose(String name) {
        task.setValue(name);
    }

    private void give() {
        String chosen = task.getValue();
        Long millis = millis();
        Map<String, String> published = published();
        wrong.setText("");
        if (chosen == null) {
            wrong.setText(words.get("stub.no-task"));
        } else if (millis == null) {
            wrong.setText(words.get("stub.no-time", after.getText()));
        } else if (published == null) {
            wrong.setText(words.get("stub.no-outputs", outputs.getText()));
        } else {
            taker.accept(new Edit.Stub(chosen, new Act(ends.getValue(), millis, published)));
        }
    }

    /// The time in milliseconds; null if it is none.
    private @Nullable Long millis() {
        try {
            double seconds = Double.parseDouble(after.getText().strip());
            return seconds >= 0 && Double.isFinite(seconds)
                    ? Long.valueOf(Math.round(seconds * MILLIS))
                    : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// `a=1, b=2`; null if it is something else.
    private @Nullable Map<String, String> published() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String each : outputs.getText().split(",", -1)) {
            int sign = each.indexOf('=');
            if (!each.isBlank() && sign < 1) {
                return null;
            }
            if (!each.isBlank()) {
                values.put(each.substring(0, sign).strip(), each.substring(sign + 1).strip());
            }
        }
        return values;
    }
}
