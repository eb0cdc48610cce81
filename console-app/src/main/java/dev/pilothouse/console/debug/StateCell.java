package dev.pilothouse.console.debug;

import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.statemachine.Verdict;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/// One cell of a state table: how often it was hit, and a dot where a breakpoint stands.
final class StateCell extends Label {

    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
    private static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");
    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
    private static final PseudoClass SEEN = PseudoClass.getPseudoClass("seen");
    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");
    private static final PseudoClass SET = PseudoClass.getPseudoClass("stop");
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("stop-disabled");
    private static final int MOST_SHOWN = 999;

    private final Place.OfCell cell;
    private final Runnable action;
    private @Nullable CellNow shown;

    StateCell(Place.OfCell cell, Runnable action) {
        this.cell = cell;
        this.action = action;
        getStyleClass().add("state-cell");
        setId("cell-" + cell.machine() + "-" + cell.state() + "-" + cell.type());
        setAccessibleRole(AccessibleRole.BUTTON);
    }

    Place.OfCell cell() {
        return cell;
    }

    void show(CellNow now, String spoken) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        setText(text(now));
        setAccessibleText(spoken);
        pseudoClassStateChanged(LATE, now.verdict() == Verdict.LATE);
        pseudoClassStateChanged(ILLEGAL, now.verdict() == Verdict.ILLEGAL);
        pseudoClassStateChanged(HIT, now.hits() > 0);
        pseudoClassStateChanged(SEEN, now.seen());
        pseudoClassStateChanged(NEXT, now.next());
        pseudoClassStateChanged(SET, now.stop() == CellNow.Stop.SET);
        pseudoClassStateChanged(DISABLED, now.stop() == CellNow.Stop.DISABLED);
    }

    private static String text(CellNow now) {
        if (now.hits() > 0) {
            return now.hits() > MOST_SHOWN ? "…" : Integer.toString(now.hits());
        }
        return now.verdict() == Verdict.APPLIED ? "·" : "";
    }

    @Override
    public void executeAccessibleAction(AccessibleAction asked, Object... parameters) {
        if (asked == AccessibleAction.FIRE) {
            action.run();
        } else {
            super.executeAccessibleAction(asked, parameters);
        }
    }
}
