package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.Signals;

import java.util.concurrent.atomic.AtomicInteger;

/// What Ctrl-C means while a run is attended: first stop it, then leave it. A request to terminate
/// leaves it at once.
final class Interrupts {

    private Interrupts() {}

    static void report(NewsDesk news) {
        AtomicInteger count = new AtomicInteger();
        Signals.on(
                "INT",
                () ->
                        news.add(
                                count.incrementAndGet() == 1
                                        ? new News.StopAsked()
                                        : new News.LeaveAsked()));
        Signals.on("TERM", () -> news.add(new News.LeaveAsked()));
    }
}
