package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.run.Moment;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.time.Player;
import dev.pilothouse.console.time.TimeModel;
import dev.pilothouse.console.words.Words;

/// The actions that go through the time of a run.
///
/// **Thread:** FX.
final class TimeActions {

    private final RunModel run;
    private final TimeModel time;
    private final Player player;
    private final Words words;

    TimeActions(Helm helm, Rooms rooms) {
        run = helm.run();
        time = rooms.time();
        player = rooms.player();
        words = helm.words();
    }

    void addTo(Actions actions) {
        actions.add("time.back", "fth-chevron-left", this::noBack, () -> false, () -> go(-1));
        actions.add("time.forward", "fth-chevron-right", this::noForward, () -> false, () -> go(1));
        actions.add(
                "time.live",
                "fth-radio",
                () -> run.isPast() ? "" : noRun("refusal.live"),
                () -> !run.isPast() && run.shownProperty().get() != null,
                () -> run.goTo(Moment.LIVE));
        addPlaying(actions);
    }

    private void addPlaying(Actions actions) {
        actions.add(
                "time.play",
                "fth-play",
                this::noPlay,
                player.playingProperty()::get,
                player::toggle);
        actions.add(
                "time.slower",
                "fth-rewind",
                () -> noSpeed(0),
                () -> false,
                () -> player.accelerate(-1));
        actions.add(
                "time.faster",
                "fth-fast-forward",
                () -> noSpeed(Player.SPEEDS.size() - 1),
                () -> false,
                () -> player.accelerate(1));
        actions.add(
                "time.skip",
                "fth-chevrons-right",
                player.skippingProperty()::get,
                () -> player.skippingProperty().set(!player.skippingProperty().get()));
        actions.add(
                "time.loop",
                "fth-repeat",
                player.loopingProperty()::get,
                () -> player.loopingProperty().set(!player.loopingProperty().get()));
        actions.add("time.fit", "fth-maximize", this::noFit, () -> false, time::fit);
    }

    private String noPlay() {
        return time.events() > 0 ? "" : noRun("refusal.no-event");
    }

    private String noSpeed(int last) {
        return player.speedProperty().get() == Player.SPEEDS.get(last)
                ? words.get("refusal.speed")
                : "";
    }

    private String noFit() {
        return time.isZoomed() ? "" : noRun("refusal.fits");
    }

    private void go(int events) {
        run.goTo(new Moment.After(run.shownEvent() + events));
    }

    private String noBack() {
        return run.shownEvent() > 0 ? "" : noRun("refusal.first-event");
    }

    private String noForward() {
        return run.behind() > 0
                ? ""
                : noRun("refusal.last-event", Figures.number(run.shownEvent()));
    }

    private String noRun(String otherwise, Object... values) {
        return words.get(
                run.shownProperty().get() == null ? "refusal.choose-run" : otherwise, values);
    }
}
