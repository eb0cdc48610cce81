package dev.pilothouse.console.branch;

import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.branch.Edit;
import dev.pilothouse.engine.branch.Pending;
import dev.pilothouse.engine.branch.Question;
import dev.pilothouse.engine.branch.Step;
import dev.pilothouse.engine.execution.RunSnapshot;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.function.LongFunction;

/// What the chosen branch waits for, and everything that can be made different in it.
final class BranchBench extends HBox {

    private final BranchesModel model;
    private final RunModel run;
    private final Words words;
    private final PendingTable pending;
    private final StubForm stub;
    private final Label stopped = new Label();

    BranchBench(BranchesModel model, RunModel run, ZoneId zone, Words words) {
        this.model = model;
        this.run = run;
        this.words = words;
        pending = new PendingTable(run, zone, words);
        stub = new StubForm(words, model::make);
        EventForm event = new EventForm(words, run, this::edit);
        getStyleClass().addAll("branch-bench", "event-table");
        stopped.setId("branch-stopped");
        stopped.setWrapText(true);
        stopped.managedProperty().bind(stopped.textProperty().isNotEmpty());
        VBox.setVgrow(pending, Priority.ALWAYS);
        pending.getSelectionModel()
                .selectedItemProperty()
                .subscribe(one -> event.show(one == null ? null : one.event()));
        VBox waiting =
                new VBox(
                        pending,
                        row(
                                button("branch.first", Edit.First::new),
                                button("branch.drop", Edit.Drop::new)));
        VBox changes = new VBox(stopped, event, stub, new ParameterForm(words, model::make));
        for (VBox part : List.of(waiting, changes)) {
            part.getStyleClass().add("branch-part");
            part.setMinWidth(0);
            part.setPrefWidth(0);
            setHgrow(part, Priority.ALWAYS);
        }
        getChildren().addAll(waiting, changes);
        model.shownProperty().subscribe(this::show);
        setMinSize(0, 0);
    }

    static HBox row(Node... parts) {
        HBox row = new HBox(parts);
        row.getStyleClass().add("branch-row");
        return row;
    }

    private Node button(String key, LongFunction<Edit> edit) {
        Button button = new Button(words.get(key));
        button.setId(key.replace('.', '-'));
        button.disableProperty().bind(pending.getSelectionModel().selectedItemProperty().isNull());
        button.setOnAction(
                _ -> {
                    Pending chosen = pending.getSelectionModel().getSelectedItem();
                    if (chosen != null) {
                        model.make(edit.apply(chosen.id()));
                    }
                });
        return button;
    }

    /// An event was written: it comes instead of the chosen one, or besides.
    private void edit(EventForm.Written written) {
        Pending chosen = pending.getSelectionModel().getSelectedItem();
        if (!written.instead()) {
            model.make(new Edit.Inject(written.event()));
        } else if (chosen != null) {
            model.make(new Edit.Replace(chosen.id(), written.event()));
        }
    }

    private void show(@Nullable BranchView view) {
        setDisable(view == null);
        pending.show(view);
        RunSnapshot shown = run.snapshotProperty().get();
        stub.tasks(
                shown == null
                        ? List.of()
                        : shown.run().graph().plan().definition().tasks().stream()
                                .map(task -> task.name())
                                .toList());
        stopped.setText(view == null ? words.get("branch.choose") : said(view.stopped()));
        boolean open = view != null && view.stopped() instanceof Step.Unanswered;
        stopped.getStyleClass().removeAll("branch-question");
        if (open) {
            stopped.getStyleClass().add("branch-question");
        }
    }

    private String said(Step step) {
        return switch (step) {
            case Step.Handled _, Step.Over _ -> "";
            case Step.Unanswered(Question question) -> {
                stub.choose(question.task());
                yield words.get("branch.unanswered", question.task(), question.ordinal());
            }
            case Step.Undecidable(Pending event, String why) ->
                    words.get("branch.undecidable", event.event().type(), why);
        };
    }
}
