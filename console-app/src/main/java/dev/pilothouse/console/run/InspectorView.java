package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;

/// The inspector: the next event of a held bus, and the selected task or the run.
///
/// **Thread:** FX.
public final class InspectorView extends VBox {

    private final Words words;
    private final FactGrid next = new FactGrid();
    private final StateBadge badge = new StateBadge();
    private final Label title = new Label();
    private final Label state = new Label();
    private final FactGrid facts = new FactGrid();
    private final Label why = new Label();
    private final FactGrid changed = new FactGrid();
    private final Section nextSection;
    private final Section changedSection;
    private final Section whySection = new Section("", why);

    /// A view of what is inspected.
    public InspectorView(RunModel model, Words words) {
        this.words = words;
        nextSection = new Section(words.get("inspector.next"), next);
        changedSection = new Section(words.get("inspector.changed"), changed);
        getStyleClass().add("inspector");
        setId("inspector");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        title.getStyleClass().add("inspector-title");
        title.setId("inspected");
        state.getStyleClass().add("inspector-state");
        state.setId("inspected-state");
        why.setId("why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(badge, title, state);
        head.getStyleClass().add("inspector-head");
        getChildren().addAll(nextSection, head, facts, whySection, changedSection);
        model.inspectionProperty().subscribe(this::show);
    }

    private void show(Inspection inspection) {
        nextSection.present(!inspection.next().isEmpty());
        next.show(inspection.next());
        changedSection.present(!inspection.changed().isEmpty());
        changed.show(inspection.changed());
        badge.show(inspection.look());
        title.setText(inspection.title());
        state.setText(inspection.state());
        facts.show(inspection.facts());
        whySection.present(!inspection.why().isEmpty());
        whySection.title(words.get("inspector.why", inspection.title().toUpperCase(Locale.ROOT)));
        why.setText(inspection.why());
        setAccessibleText(inspection.spoken());
    }
}
