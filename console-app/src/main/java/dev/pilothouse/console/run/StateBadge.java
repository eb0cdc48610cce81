package dev.pilothouse.console.run;

import dev.pilothouse.graphview.look.Glyph;
import dev.pilothouse.graphview.look.StateFamily;
import dev.pilothouse.graphview.look.StateLook;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// A state's sign on its colour. The family is a pseudo-class (`:running`, `:failed`, …).
public final class StateBadge extends StackPane {

    private final SVGPath stroked = new SVGPath();
    private final SVGPath filled = new SVGPath();

    /// A badge of no state yet.
    public StateBadge() {
        getStyleClass().add("state-badge");
        stroked.getStyleClass().add("stroked");
        filled.getStyleClass().add("filled");
        stroked.setManaged(false);
        filled.setManaged(false);
        getChildren().addAll(stroked, filled);
        setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    /// Shows a state.
    public void show(StateLook look) {
        stroked.setContent(look.glyph().stroked());
        filled.setContent(look.glyph().filled());
        for (StateFamily family : StateFamily.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(family.styleName()), family == look.family());
        }
    }

    /// Glyphs are drawn in a box of their own, which lies in the middle of the badge.
    @Override
    protected void layoutChildren() {
        double scale = getWidth() * 0.72 / Glyph.SIZE;
        double offset = (getWidth() - Glyph.SIZE) / 2;
        for (SVGPath path : new SVGPath[] {stroked, filled}) {
            double middleX = path.getLayoutBounds().getCenterX();
            double middleY = path.getLayoutBounds().getCenterY();
            path.setScaleX(scale);
            path.setScaleY(scale);
            path.setLayoutX(offset - (middleX - Glyph.SIZE / 2) * (1 - scale));
            path.setLayoutY(offset - (middleY - Glyph.SIZE / 2) * (1 - scale));
        }
    }
}
