package dev.pilothouse.console.branch;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.branch.BranchOutcome;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// A branch in the list: where it left, what came of it, and what is not as in the trunk.
final class BranchCell extends ListCell<BranchLine> {

    private static final double INDENT = 16;
    private static final double AROUND = 6;

    private final Words words;
    private final Label head = new Label();
    private final Label difference = new Label();
    private final VBox both = new VBox(head, difference);

    BranchCell(Words words) {
        this.words = words;
        difference.getStyleClass().add("muted");
        both.setMinWidth(0);
        both.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BranchLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        BranchOutcome outcome = line.outcome();
        head.setText(
                words.get(
                        "branches.line",
                        line.id(),
                        Figures.number(line.fork()),
                        outcome.state(),
                        Figures.span(outcome.duration()),
                        line.edits()));
        difference.setText(difference(outcome));
        setPadding(new Insets(AROUND, AROUND, AROUND, AROUND + INDENT * (line.depth() - 1)));
        setGraphic(both);
        setAccessibleText(head.getText() + ", " + difference.getText());
    }

    private String difference(BranchOutcome outcome) {
        return outcome.firstDifference() == 0
                ? words.get("branches.same")
                : words.get(
                        "branches.differs",
                        Figures.number(outcome.firstDifference()),
                        outcome.otherEnds().size(),
                        String.join(", ", outcome.otherEnds()));
    }
}
