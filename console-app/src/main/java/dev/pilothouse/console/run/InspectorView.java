package dev.pilothouse.console.run;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;

/// The inspector: the next event of a held bus, the selected task or the run, and the task's log.
///
/// **Thread:** FX.
public final class InspectorView extends VBox {

    private final FactGrid next = new FactGrid();
    private final StateBadge badge = new StateBadge();
    private final Label title = new Label();
    private final Label state = new Label();
    private final FactGrid facts = new FactGrid();
    private final Label why = new Label();
    private final ListView<String> log = new ListView<>();
    private final Section nextSection = new Section("NEXT EVENT", next);
    private final Section whySection = new Section("", why);
    private final Section logSection = new Section("LOG", log);

    /// A view of what is inspected, with the lines of the selected task's log.
    public InspectorView(RunModel model, ObservableList<String> logLines) {
        getStyleClass().add("inspector");
        setId("inspector");
        title.getStyleClass().add("inspector-title");
        title.setId("inspected");
        state.getStyleClass().add("inspector-state");
        state.setId("inspected-state");
        why.setId("why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(badge, title, state);
        head.getStyleClass().add("inspector-head");
        getChildren().addAll(nextSection, head, facts, whySection, logSection);
        VBox.setVgrow(logSection, Priority.ALWAYS);
        VBox.setVgrow(log, Priority.ALWAYS);
        log(logLines);
        model.inspectionProperty().subscribe(this::show);
    }

    private void log(ObservableList<String> lines) {
        log.setId("log");
        log.getStyleClass().add("log");
        log.setAccessibleText("Log of the selected task");
        log.setItems(lines);
        lines.addListener((ListChangeListener<String>) _ -> logChanged());
        logChanged();
    }

    private void logChanged() {
        int size = log.getItems().size();
        logSection.present(size > 0);
        if (log.getSelectionModel().isEmpty() && size > 0) {
            log.scrollTo(size - 1);
        }
    }

    private void show(Inspection inspection) {
        nextSection.present(!inspection.next().isEmpty());
        next.show(inspection.next());
        badge.show(inspection.look());
        title.setText(inspection.title());
        state.setText(inspection.state());
        facts.show(inspection.facts());
        whySection.present(!inspection.why().isEmpty());
        whySection.title(
                "WHY IS %s NOT RUNNING?".formatted(inspection.title().toUpperCase(Locale.ROOT)));
        why.setText(inspection.why());
    }
}
