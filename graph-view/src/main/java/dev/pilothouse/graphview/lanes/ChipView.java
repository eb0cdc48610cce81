package dev.pilothouse.graphview.lanes;

import dev.pilothouse.graphview.look.StateFamily;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// One event: its type in bold, then what it is about; the family colours its left edge.
///
/// The family is a pseudo-class (`:running`, `:failed`, …), and so is `:next`.
final class ChipView extends HBox {
    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

    private final Label type = new Label();
    private final Label aside = new Label();
    private @Nullable Chip chip;

    ChipView(Consumer<Chip> onAction) {
        super();
        getStyleClass().add("chip");
        type.getStyleClass().add("chip-type");
        aside.getStyleClass().add("chip-aside");
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(type, aside);
        setOnMouseClicked(_ -> act(onAction));
    }

    private void act(Consumer<Chip> onAction) {
        if (chip != null) {
            onAction.accept(chip);
        }
    }

    void show(Chip newChip, boolean isNext) {
        chip = newChip;
        type.setText(newChip.type());
        aside.setText(newChip.aside());
        setAccessibleText(newChip.spoken());
        pseudoClassStateChanged(NEXT, isNext);
        for (StateFamily family : StateFamily.values()) {
            PseudoClass pseudoClass = PseudoClass.getPseudoClass(family.styleName());
            pseudoClassStateChanged(pseudoClass, family == newChip.family());
        }
    }
}
