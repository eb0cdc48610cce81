package dev.pilothouse.console.shell;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger: the content is laid out in less room and drawn larger, so that text,
/// graph and lines grow together and stay sharp.
final class Magnifier extends Pane {

    private final Region content;
    private final Scale scale = new Scale(1, 1);
    private final DoubleProperty factor = new SimpleDoubleProperty(1);

    Magnifier(Region content) {
        this.content = content;
        content.getTransforms().add(scale);
        content.setManaged(false);
        getChildren().add(content);
        factor.subscribe(
                now -> {
                    scale.setX(now.doubleValue());
                    scale.setY(now.doubleValue());
                    requestLayout();
                });
    }

    /// How large the content is, 1 being life size.
    DoubleProperty factorProperty() {
        return factor;
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height) * factor.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width) * factor.get();
    }
}
