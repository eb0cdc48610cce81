package dev.pilothouse.console.run;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/// Facts in two columns. Labels are reused, so that a running duration costs one text.
final class FactGrid extends GridPane {

    private static final double NAME_WIDTH = 96;

    private record Row(Label name, Label value) {

        static Row create() {
            Label name = new Label();
            name.getStyleClass().add("fact-name");
            Label value = new Label();
            value.getStyleClass().add("fact-value");
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            setValignment(name, VPos.TOP);
            return new Row(name, value);
        }

        void show(Fact fact) {
            name.setText(fact.name());
            value.setText(fact.value());
        }
    }

    private final List<Row> rows = new ArrayList<>();

    FactGrid() {
        getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    void show(List<Fact> facts) {
        while (rows.size() < facts.size()) {
            Row row = Row.create();
            addRow(rows.size(), row.name(), row.value());
            rows.add(row);
        }
        for (int i = 0; i < rows.size(); i++) {
            boolean used = i < facts.size();
            Row row = rows.get(i);
            row.name().setVisible(used);
            row.name().setManaged(used);
            row.value().setVisible(used);
            row.value().setManaged(used);
            if (used) {
                row.show(facts.get(i));
            }
        }
    }
}
