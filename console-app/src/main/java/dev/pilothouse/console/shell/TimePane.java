package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.shell.action.ActionButton;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.time.Player;
import dev.pilothouse.console.time.TimeBar;
import dev.pilothouse.console.words.Words;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Arrays;

/// The strip with the time of the run: what plays it, the bar, and how far behind the present the
/// moment is that is shown.
final class TimePane extends BorderPane {

    private final Actions actions;
    private final Words words;
    private final Label behind = new Label();

    TimePane(TimeBar bar, Player player, RunModel run, Actions actions, Words words) {
        this.actions = actions;
        this.words = words;
        getStyleClass().add("time-strip");
        Label speed = new Label();
        speed.setId("speed");
        speed.getStyleClass().add("speed");
        player.speedProperty().subscribe(now -> speed.setText(written(now.doubleValue())));
        behind.setId("behind");
        behind.getStyleClass().add("behind");
        behind.setMinWidth(Region.USE_PREF_SIZE);
        HBox moves = row("time.back", "time.play", "time.forward", "time.live", "time.loop");
        HBox speeds = row("time.slower", "time.faster", "time.skip", "time.fit");
        speeds.getChildren().add(1, speed);
        VBox controls = new VBox(moves, speeds);
        controls.getStyleClass().add("time-controls");
        controls.setMinWidth(Region.USE_PREF_SIZE);
        bar.setMinSize(0, 0);
        setCenter(bar);
        setLeft(controls);
        setRight(behind);
        setAlignment(behind, Pos.CENTER);
        setMinSize(0, 0);
        run.momentProperty().subscribe(_ -> count(run));
        run.timelineProperty().subscribe(_ -> count(run));
    }

    private HBox row(String... ids) {
        HBox row = new HBox();
        row.getStyleClass().add("time-buttons");
        row.getChildren()
                .addAll(
                        Arrays.stream(ids)
                                .map(id -> (Node) ActionButton.small(actions.get(id)))
                                .toList());
        return row;
    }

    private static String written(double speed) {
        return "×" + (speed < 1 ? Double.toString(speed) : Long.toString(Math.round(speed)));
    }

    private void count(RunModel run) {
        behind.setVisible(run.isPast());
        behind.setManaged(run.isPast());
        behind.setText(words.get("time.behind", Figures.number(run.behind())));
    }
}
