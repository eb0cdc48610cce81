package dev.pilothouse.console.bridge;

import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunListener;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The only way from the engine to the FX thread. It keeps the latest snapshot of each run and
/// hands it over once a frame at most; while nothing happens it does nothing.
///
/// **Thread:** [#changed] and [#post] from any, without ever waiting; the rest on FX. **Failure:**
/// a watcher or message that throws is logged and stops nobody else.
public final class Pulse implements RunListener {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final EngineClock clock;
    private final Mailbox mailbox = new Mailbox();
    private final FrameDelays delays = new FrameDelays();
    private final List<Consumer<RunNews>> watchers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AnimationTimer frames =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frame();
                }
            };
    private List<Long> handedOver = List.of();

    /// A pulse that reads the time of events from the clock they were stamped with.
    public Pulse(EngineClock clock) {
        this.clock = clock;
    }

    /// Has a watcher told, on the FX thread, what happened to each run.
    public void watch(Consumer<RunNews> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void changed(RunSnapshot snapshot) {
        mailbox.put(snapshot);
        wake();
    }

    /// Runs a message on the FX thread with the next frame, unless one of the same key replaces it
    /// before.
    public void post(Object key, Runnable message) {
        mailbox.put(key, message);
        wake();
    }

    /// How long events take to the screen: measured when the frame after the one that shows them
    /// begins, so it is rather too long than too short.
    public FrameDelays delays() {
        return delays;
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            Platform.runLater(frames::start);
        }
    }

    private void frame() {
        long now = clock.millis();
        handedOver.forEach(at -> delays.add(now - at));
        Mailbox.Contents contents = mailbox.takeAll();
        handedOver = instants(contents);
        contents.messages().forEach(Pulse::guarded);
        for (RunNews news : contents.runs()) {
            watchers.forEach(watcher -> guarded(() -> watcher.accept(news)));
        }
        if (contents.isEmpty()) {
            rest();
        }
    }

    private void rest() {
        frames.stop();
        awake.set(false);
        if (!mailbox.isEmpty()) {
            wake();
        }
    }

    private static List<Long> instants(Mailbox.Contents contents) {
        List<Long> instants = new ArrayList<>();
        for (RunNews news : contents.runs()) {
            news.handled().stream().map(JournalEntry::at).forEach(instants::add);
        }
        return instants;
    }

    private static void guarded(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            LOG.error("Expected to show what the engine did, but a view threw", e);
        }
    }
}
