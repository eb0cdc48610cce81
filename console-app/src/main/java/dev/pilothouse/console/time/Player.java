package dev.pilothouse.console.time;

import dev.pilothouse.console.run.Moment;
import dev.pilothouse.console.run.RunModel;

import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.util.List;

/// Plays a run back: moments follow each other as they did, faster or slower.
///
/// **Thread:** FX.
public final class Player {

    /// How fast it can be, times the run's own speed.
    public static final List<Double> SPEEDS =
            List.of(0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0);

    /// What is skipped is longer than this.
    private static final long IDLE = 2_000;

    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double LONGEST_FRAME = 250;

    private final TimeModel time;
    private final RunModel run;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
    private final BooleanProperty skipping = new SimpleBooleanProperty(true);
    private final BooleanProperty looping = new SimpleBooleanProperty();
    private final AnimationTimer frames = new Frames();
    private double position;
    private long shown;

    /// Plays the run whose time it is.
    public Player(TimeModel time) {
        this.time = time;
        run = time.run();
        run.shownProperty()
                .subscribe(
                        snapshot -> {
                            if (snapshot == null) {
                                stop();
                            }
                        });
    }

    /// Begins to play, or stops. At the end it begins anew.
    public void toggle() {
        if (playing.get()) {
            stop();
        } else if (time.events() > 0) {
            play();
        }
    }

    private void play() {
        if (run.behind() == 0 || time.moment() >= time.axisProperty().get().to()) {
            begin();
        } else {
            follow();
        }
        playing.set(true);
        frames.start();
    }

    private void begin() {
        long from = time.axisProperty().get().from();
        time.goTo(from);
        shown = run.shownEvent();
        position = from;
    }

    /// Stops where it is.
    public void stop() {
        frames.stop();
        playing.set(false);
    }

    /// Goes over to the next speed, or the one before.
    public void accelerate(int steps) {
        int now = SPEEDS.indexOf(speed.get());
        speed.set(SPEEDS.get(Math.clamp(now + (long) steps, 0, SPEEDS.size() - 1)));
    }

    /// Some time goes by before the one who watches.
    void advance(double millis) {
        if (run.shownEvent() != shown) {
            follow();
        }
        position += millis * speed.get();
        long next = time.instantOf((int) shown + 1);
        if (skipping.get() && next - time.instantOf((int) shown) > IDLE) {
            position = Math.max(position, (double) next);
        }
        long end = Math.min(time.axisProperty().get().to(), time.instantOf(time.events()));
        if (position < end) {
            time.goTo((long) position);
        } else {
            end(end);
        }
        shown = run.shownEvent();
    }

    private void end(long instant) {
        if (looping.get()) {
            begin();
            return;
        }
        stop();
        if (time.isZoomed()) {
            time.goTo(instant);
        } else {
            run.goTo(Moment.LIVE);
        }
    }

    /// Somebody has moved the moment.
    private void follow() {
        shown = run.shownEvent();
        position = time.moment();
    }

    /// True while it plays.
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// How fast, times the run's own speed.
    public ReadOnlyDoubleProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /// True if stretches without events are skipped.
    public BooleanProperty skippingProperty() {
        return skipping;
    }

    /// True if it begins anew at the end of what is looked at.
    public BooleanProperty loopingProperty() {
        return looping;
    }

    /// Measures the time between frames; one that came very late is not made up for.
    private final class Frames extends AnimationTimer {

        private long before;

        @Override
        public void start() {
            before = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (before != 0) {
                advance(Math.min(LONGEST_FRAME, (now - before) / NANOS_PER_MILLI));
            }
            before = now;
        }
    }
}
