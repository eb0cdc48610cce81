package dev.pilothouse.console.shell.notices;

import dev.pilothouse.console.run.StateBadge;
import dev.pilothouse.console.words.Words;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.function.LongConsumer;

/// The newest notices in the corner of the window, each for a few seconds. They neither take the
/// focus nor move.
///
/// **Thread:** FX.
public final class Toasts extends VBox {

    private static final int MOST = 3;
    private static final Duration SHOWN = Duration.seconds(8);

    private final Words words;
    private final LongConsumer show;

    /// No toast yet.
    ///
    /// @param show shows a run
    public Toasts(Words words, LongConsumer show) {
        this.words = words;
        this.show = show;
        setId("toasts");
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
    }

    /// Shows a notice for a while.
    public void announce(Notice notice) {
        HBox toast = toast(notice);
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.CHILDREN);
        PauseTransition end = new PauseTransition(SHOWN);
        end.setOnFinished(_ -> getChildren().remove(toast));
        end.play();
    }

    private HBox toast(Notice notice) {
        StateBadge badge = new StateBadge();
        badge.show(notice.look());
        Label text = new Label(notice.text());
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button open = new Button(words.get("notice.show"));
        open.setMinWidth(Region.USE_PREF_SIZE);
        Button close = new Button("✕");
        close.setAccessibleText(words.get("notice.close"));
        close.getStyleClass().add("flat");
        HBox toast = new HBox(badge, text, open, close);
        toast.getStyleClass().add("toast");
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(notice.text());
        open.setOnAction(
                _ -> {
                    getChildren().remove(toast);
                    show.accept(notice.runId());
                });
        close.setOnAction(_ -> getChildren().remove(toast));
        return toast;
    }
}
