package dev.pilothouse.console.cli.run;

import dev.pilothouse.engine.execution.RunSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Where news from the engine and from the user wait for the thread that attends the run.
///
/// **Thread:** any may bring news, one takes them.
final class NewsDesk {

    private final BlockingQueue<News> waiting = new LinkedBlockingQueue<>();

    void changed(RunSnapshot snapshot) {
        waiting.add(new News.Turn(snapshot));
    }

    void add(News news) {
        waiting.add(news);
    }

    /// The oldest news; null if none came within the time.
    @Nullable News next(long milliseconds) throws InterruptedException {
        return waiting.poll(milliseconds, TimeUnit.MILLISECONDS);
    }
}
