package dev.pilothouse.console.shell;

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

    private final Label headline = new Label();
    private final ListView<Fault> faults = new ListView<>();

    FaultsPanel(Shelf shelf) {
        getStyleClass().add("faults");
        headline.setId("faults-headline");
        headline.getStyleClass().add("faults-headline");
        faults.setId("faults");
        faults.setFixedCellSize(ROW);
        faults.setAccessibleText("Faults of the file");
        faults.setCellFactory(_ -> new Cell());
        Button close = new Button("Close");
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
            headline.setText(report.headline());
            faults.getItems().setAll(report.faults());
            faults.setPrefHeight(ROW * Math.min(MOST_ROWS, report.faults().size()) + 4);
        }
    }

    private static final class Cell extends ListCell<Fault> {

        @Override
        protected void updateItem(@Nullable Fault fault, boolean empty) {
            super.updateItem(fault, empty);
            setText(empty || fault == null ? null : FaultReport.line(fault));
        }
    }
}
