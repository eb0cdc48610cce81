package dev.pilothouse.console.shell;

import javafx.animation.AnimationTimer;

import java.io.PrintStream;

/// Tells whoever measures the start of the program that its window can be seen.
final class FirstFrame extends AnimationTimer {

    /// The property of somebody who wants to be told.
    private static final String WANTED = "pilothouse.tell-first-frame";

    /// The first pulse lays the window out and hands it to be drawn; the second one comes when that
    /// is under way, the third when it is done.
    private static final int DRAWN = 3;

    private final PrintStream out;
    private int pulses;

    private FirstFrame(PrintStream out) {
        this.out = out;
    }

    /// Says `first frame` once, when what is shown now has been drawn, if somebody wants to know.
    ///
    /// **Thread:** FX.
    static void tell(PrintStream out) {
        if (Boolean.getBoolean(WANTED)) {
            new FirstFrame(out).start();
        }
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses == DRAWN) {
            stop();
            out.println("first frame");
            out.flush();
        }
    }
}
