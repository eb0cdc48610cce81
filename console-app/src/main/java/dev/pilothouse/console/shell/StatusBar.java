package dev.pilothouse.console.shell;

import dev.pilothouse.console.words.Words;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

/// The line at the bottom: the engine, the runs, how fast events reach the screen, the time zone.
final class StatusBar extends HBox {

    private final Helm helm;
    private final Words words;
    private final Label runs = new Label();
    private final Label delay = new Label();
    private final Label notice = new Label();

    StatusBar(Helm helm, ZoneId zone) {
        this.helm = helm;
        words = helm.words();
        getStyleClass().add("status-bar");
        Label engine = new Label(words.get("status.engine", helm.fireWorkers()));
        delay.setId("delay");
        notice.setId("notice");
        notice.getStyleClass().add("notice");
        notice.textProperty().bind(helm.noticeProperty());
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        Label verdict = new Label();
        verdict.setId("verdict");
        verdict.getStyleClass().add("notice");
        verdict.textProperty().bind(helm.verdictProperty());
        Label here = new Label(zone(zone));
        engine.setMinWidth(Region.USE_PREF_SIZE);
        runs.setMinWidth(Region.USE_PREF_SIZE);
        delay.setMinWidth(Region.USE_PREF_SIZE);
        here.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(engine, runs, delay, gap, notice, verdict, here);
        refresh();
    }

    void refresh() {
        runs.setText(words.get("status.runs", helm.runs().lines().size(), helm.runs().active()));
        OptionalLong p95 = helm.pulse().delays().p95();
        delay.setText(
                p95.isPresent()
                        ? words.get("status.delay", p95.getAsLong())
                        : words.get("status.delay.none"));
    }

    private static String zone(ZoneId zone) {
        String offset = zone.getRules().getOffset(Instant.now()).getId();
        return offset.equals("Z") ? "UTC" : "UTC" + offset;
    }
}
