package dev.pilothouse.console.shell;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.Fault;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// What is wrong with the file that was not opened, fault by fault; gone when there is nothing.
final class FaultsPanel extends VBox {

    private static final double ROW = 24;
    private static final int MOST_ROWS = 8;

    private final Words words;
    private final Label headline = new Label();
    private final ListView<Fault> faults = new ListView<>();

    FaultsPanel(Shelf shelf, Words words) {
        this.words = words;
        getStyleClass().add("faults");
        headline.setId("faults-headline");
        headline.getStyleClass().add("faults-headline");
        faults.setId("faults");
        faults.setFixedCellSize(ROW);
        faults.setAccessibleText(words.get("faults.name"));
        faults.setCellFactory(_ -> new Cell(words));
        Button close = new Button(words.get("faults.close"));
        close.setId("faults-close");
        close.setOnAction(_ -> shelf.refusedProperty().set(null));
        BorderPane head = new BorderPane();
        head.setLeft(headline);
        head.setRight(close);
        getChildren().addAll(head, faults);
        shelf.refusedProperty().subscribe(this::show);
    }

    private void show(@Nullable FaultReport report) {
        setVisible(report != null);
        setManaged(report != null);
        if (report != null) {
            headline.setText(report.headline(words));
            faults.getItems().setAll(report.faults());
            faults.setPrefHeight(ROW * Math.min(MOST_ROWS, report.faults().size()) + 4);
        }
    }

    private static final class Cell extends ListCell<Fault> {

        private final Words words;

        Cell(Words words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable Fault fault, boolean empty) {
            super.updateItem(fault, empty);
            setText(empty || fault == null ? null : FaultReport.line(fault, words));
        }
    }
}
