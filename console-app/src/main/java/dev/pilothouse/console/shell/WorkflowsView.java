package dev.pilothouse.console.shell;

import dev.pilothouse.console.words.Words;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;

/// The list of workflows that were opened.
final class WorkflowsView extends ListView<OpenedWorkflow> {

    WorkflowsView(Shelf shelf, Words words) {
        super(shelf.workflows());
        setId("workflows");
        setAccessibleText(words.get("workflows.name"));
        setPlaceholder(new Label(words.get("workflows.none")));
        setCellFactory(_ -> new Cell());
    }

    private static final class Cell extends ListCell<OpenedWorkflow> {

        @Override
        protected void updateItem(@Nullable OpenedWorkflow workflow, boolean empty) {
            super.updateItem(workflow, empty);
            setText(empty || workflow == null ? null : workflow.name());
        }
    }
}
