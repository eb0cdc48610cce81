package dev.pilothouse.console.shell.notices;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.run.BusNow;
import dev.pilothouse.console.run.StateLooks;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.graphview.look.StateLook;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What happened to the runs that a person has started or watches: each end once, and each time
/// that a bus is held by something else than that person. Nothing else is ever announced.
///
/// **Thread:** FX.
public final class NoticeBoard {

    private static final int MOST_NOTICES = 200;

    private final String author;
    private final Words words;
    private final LongSupplier clock;
    private final long since;
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final Set<Long> watched = new HashSet<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Long> heldByHand = new HashSet<>();
    private final Map<Long, Boolean> held = new HashMap<>();
    private Consumer<Notice> onNotice = _ -> {};

    /// @param author in whose name this window acts
    /// @param clock the instant, in milliseconds since the epoch
    public NoticeBoard(String author, Words words, LongSupplier clock) {
        this.author = author;
        this.words = words;
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    /// Who announces what is new.
    public void setOnNotice(Consumer<Notice> listener) {
        onNotice = listener;
    }

    /// Everything that was announced, newest first.
    public ObservableList<Notice> notices() {
        return notices;
    }

    /// Watches a run, or no longer.
    public void toggleWatch(long runId) {
        if (!watched.remove(runId)) {
            watched.add(runId);
        }
    }

    /// True if a run is watched that somebody else has started.
    public boolean isWatched(long runId) {
        return watched.contains(runId);
    }

    /// The person holds a bus, and need not be told.
    public void holdByHand(long runId) {
        heldByHand.add(runId);
    }

    /// Takes what happened to a run.
    public void accept(RunNews news) {
        Run run = news.latest().run();
        if (!concerns(run)) {
            return;
        }
        ended(run);
        held(news.latest());
    }

    private boolean concerns(Run run) {
        return watched.contains(run.identity().id())
                || run.identity().options().author().equals(author);
    }

    private void ended(Run run) {
        long id = run.identity().id();
        if (!run.state().isTerminal()) {
            ended.remove(id);
        } else if (run.status().endedAt() >= since && ended.add(id)) {
            announce(id, StateLooks.of(run.state()), words.get(key(run.state()), title(run)));
        }
    }

    private static String key(WorkflowState state) {
        return switch (state) {
            case SUCCEEDED -> "notice.succeeded";
            case FAILED -> "notice.failed";
            case PAUSED -> "notice.paused";
            case STOPPED,
                    SUBMITTED,
                    SERIAL_WAIT,
                    WAIT_TO_RUN,
                    RUNNING,
                    READY_PAUSE,
                    READY_STOP,
                    FAILOVER ->
                    "notice.stopped";
        };
    }

    private void held(RunSnapshot snapshot) {
        Run run = snapshot.run();
        long id = run.identity().id();
        boolean now = BusNow.of(snapshot, clock.getAsLong()).held();
        boolean before = Boolean.TRUE.equals(held.put(id, now));
        if (!now) {
            if (before) {
                heldByHand.remove(id);
            }
        } else if (!before && !heldByHand.contains(id)) {
            announce(
                    id,
                    StateLook.PAUSED,
                    words.get("notice.held", title(run), snapshot.lastEntry() + 1));
        }
    }

    private static String title(Run run) {
        return "#" + run.identity().id() + " " + run.identity().workflow();
    }

    private void announce(long id, StateLook look, String text) {
        Notice notice = new Notice(id, clock.getAsLong(), look, text);
        notices.addFirst(notice);
        if (notices.size() > MOST_NOTICES) {
            notices.removeLast();
        }
        onNotice.accept(notice);
    }
}
