package dev.pilothouse.console.shell.palette;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// A sheet over the window: gone with Escape or a click beside it, and then whoever had the focus
/// has it again.
///
/// **Thread:** FX.
public final class Overlay extends StackPane {

    private @Nullable Node before;

    /// Nothing over the window yet.
    public Overlay() {
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        setManaged(false);
        setOnMousePressed(
                event -> {
                    if (event.getTarget() == this) {
                        close();
                    }
                });
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
    }

    /// Lays a sheet over the window.
    ///
    /// @param focus what has the focus in it
    public void show(Region sheet, Node focus) {
        if (!isVisible() && getScene() != null) {
            before = getScene().getFocusOwner();
        }
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(sheet);
        setVisible(true);
        setManaged(true);
        focus.requestFocus();
    }

    /// Takes the sheet away.
    public void close() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        Node owner = before;
        before = null;
        if (owner != null && Objects.equals(owner.getScene(), getScene())) {
            owner.requestFocus();
        }
    }

    /// True if the sheet that is shown holds a node.
    public boolean shows(Parent sheet) {
        return isVisible() && getChildren().contains(sheet);
    }
}
