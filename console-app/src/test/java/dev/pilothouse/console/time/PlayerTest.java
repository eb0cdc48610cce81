package dev.pilothouse.console.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.run.Moment;

import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;

/// Playing, frame by frame; the frames come from here and not from a screen.
@ExtendWith(ApplicationExtension.class)
class PlayerTest extends TimeFixture {

    private static final long BEGIN = ScriptedRun.BEGIN;

    private final Player player = new Player(time);

    @Start
    void start(Stage unused) {
        assertThat(unused.isShowing()).isFalse();
    }

    @BeforeEach
    void run() {
        runToTheEnd();
    }

    /// Plays on the FX thread, where no frame of a screen can come between.
    private <T> T playing(Callable<T> script) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    player.toggle();
                    try {
                        return script.call();
                    } finally {
                        player.stop();
                    }
                });
    }

    @Test
    void atTheEndItBeginsAnewAndTakesAsLongAsTheRunTook() {
        assertThat(
                        playing(
                                () -> {
                                    player.advance(499);
                                    return model.shownEvent();
                                }))
                .isEqualTo(time.eventsUntil(BEGIN + 499));
        assertThat(model.isPast()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, -1, 1, 2})
    void goesFasterAndSlower(int steps) {
        player.accelerate(steps);
        double speed = player.speedProperty().get();
        double shown =
                playing(
                        () -> {
                            player.advance(1_000 / speed);
                            return (double) model.shownEvent();
                        });
        assertThat(shown).isEqualTo(time.eventsUntil(BEGIN + 1_000));
        player.accelerate(-100);
        assertThat(player.speedProperty().get()).isEqualTo(0.1);
        player.accelerate(100);
        assertThat(player.speedProperty().get()).isEqualTo(100);
    }

    @Test
    void skipsTheMinuteInWhichNothingHappened() {
        time.goTo(BEGIN + 1_200);
        long skipped =
                playing(
                        () -> {
                            player.advance(10);
                            return time.moment();
                        });
        assertThat(skipped).isEqualTo(BEGIN + 61_200);

        player.skippingProperty().set(false);
        time.goTo(BEGIN + 1_200);
        long waited =
                playing(
                        () -> {
                            player.advance(59_000);
                            return time.moment();
                        });
        assertThat(waited).isEqualTo(BEGIN + 1_200);
    }

    @Test
    void stopsAtTheEndWhichIsNow() {
        boolean playing =
                playing(
                        () -> {
                            player.advance(1_000_000);
                            return player.playingProperty().get();
                        });
        assertThat(playing).isFalse();
        assertThat(model.momentProperty().get()).isEqualTo(Moment.LIVE);
    }

    @Test
    void playsAStretchAgainAndAgain() {
        time.look(BEGIN + 400, BEGIN + 1_250);
        player.loopingProperty().set(true);
        long again =
                playing(
                        () -> {
                            player.advance(1_000);
                            assertThat(player.playingProperty().get()).isTrue();
                            player.advance(150);
                            return time.moment();
                        });
        assertThat(again).isEqualTo(BEGIN + 500);
    }

    @Test
    void goesOnFromWhereSomebodyHasMovedIt() {
        long shown =
                playing(
                        () -> {
                            player.advance(100);
                            time.goTo(BEGIN + 61_200);
                            player.advance(150);
                            return time.moment();
                        });
        assertThat(shown).isEqualTo(BEGIN + 61_300);
    }
}
