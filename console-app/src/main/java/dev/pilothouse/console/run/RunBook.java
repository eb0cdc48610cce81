package dev.pilothouse.console.run;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.execution.RunLoader;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Run;

import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/// Everything that is known of the run that is shown, whichever moment of it is: the run as it was
/// last committed, and its journal without a gap.
///
/// **Thread:** FX.
final class RunBook {

    private static final long NO_RUN = 0;

    private final ZoneId zone;
    private final Words words;
    private final Function<RunSnapshot, UnaryOperator<String>> masks;
    private final HistoryRows history = new HistoryRows();
    private final ReadOnlyObjectWrapper<@Nullable RunSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline =
            new ReadOnlyObjectWrapper<>();
    private final List<RunNews> early = new ArrayList<>();
    private UnaryOperator<String> mask = UnaryOperator.identity();
    private LongConsumer onGap = _ -> {};
    private long opened = NO_RUN;

    RunBook(ZoneId zone, Words words, Function<RunSnapshot, UnaryOperator<String>> masks) {
        this.zone = zone;
        this.words = words;
        this.masks = masks;
    }

    void setOnGap(LongConsumer reader) {
        onGap = reader;
    }

    /// Knows nothing any more, and waits for what is known of a run.
    void turn(long runId) {
        opened = runId;
        early.clear();
        timeline.set(null);
        snapshot.set(null);
        history.leave();
    }

    /// Knows nothing any more, and waits for nothing.
    void close() {
        turn(NO_RUN);
    }

    /// Knows a run that was recorded, to which nothing happens any more.
    void record(Timeline recorded) {
        close();
        begin(
                new RunSnapshot(recorded.last(), recorded.size(), List.of(), BusView.EMPTY),
                recorded,
                UnaryOperator.identity());
    }

    /// Knows a branch of a run, to which nothing happens by itself.
    void branch(Timeline whole, RunSnapshot now) {
        close();
        begin(now, whole, masks.apply(now));
    }

    /// Knows more of the same branch.
    void branchGrown(Timeline whole, RunSnapshot now) {
        timeline.set(whole);
        history.grow(whole);
        snapshot.set(now);
    }

    /// True if nothing happens to the run any more.
    boolean isRecorded() {
        return opened == NO_RUN;
    }

    /// Knows a run, and then what came of it meanwhile; false if nobody waits for it.
    boolean loaded(RunSnapshot base, Timeline known, List<JournalEntry> more) {
        if (base.run().identity().id() != opened || timeline.get() != null) {
            return false;
        }
        begin(base, known, masks.apply(base));
        append(more);
        List<RunNews> kept = List.copyOf(early);
        early.clear();
        kept.forEach(this::accept);
        return true;
    }

    /// The timeline of a run of which only a snapshot is known.
    static Timeline unwritten(RunSnapshot snapshot) {
        Run run = snapshot.run();
        return Timeline.of(
                RunLoader.fresh(run.identity(), run.graph().plan().definition()), List.of());
    }

    private void begin(RunSnapshot base, Timeline known, UnaryOperator<String> hiding) {
        mask = hiding;
        timeline.set(known);
        history.begin(
                known,
                new HistoryWriter(base.run().graph().plan().definition(), zone, words, hiding));
        snapshot.set(base);
    }

    /// Takes what happened to any run; false if nothing is known better by that.
    boolean accept(RunNews news) {
        RunSnapshot before = snapshot.get();
        if (news.runId() != opened || isRecorded()) {
            return false;
        }
        if (before == null) {
            early.add(news);
            return false;
        }
        append(news.handled());
        if (news.latest().lastEntry() >= before.lastEntry()) {
            snapshot.set(news.latest());
        }
        return true;
    }

    /// Takes entries that did not come as news; false if they are of another run.
    boolean filled(long runId, List<JournalEntry> entries) {
        RunSnapshot now = snapshot.get();
        if (runId != opened || now == null) {
            return false;
        }
        append(entries);
        if (!entries.isEmpty() && size() < now.lastEntry()) {
            onGap.accept(size() + 1);
        }
        return true;
    }

    private void append(List<JournalEntry> entries) {
        Timeline known = timeline.get();
        if (known == null) {
            return;
        }
        List<JournalEntry> fresh =
                entries.stream().filter(entry -> entry.number() > known.size()).toList();
        if (fresh.isEmpty()) {
            return;
        }
        if (fresh.getFirst().number() > known.size() + 1) {
            onGap.accept(known.size() + 1);
            return;
        }
        Timeline grown = known.plus(fresh);
        timeline.set(grown);
        history.grow(grown);
    }

    /// How many events are known.
    long size() {
        Timeline known = timeline.get();
        return known == null ? 0 : known.size();
    }

    /// True if nothing will happen to the run by itself.
    boolean isOver() {
        RunSnapshot live = snapshot.get();
        return isRecorded() || (live != null && live.run().state().isTerminal());
    }

    UnaryOperator<String> mask() {
        return mask;
    }

    HistoryRows history() {
        return history;
    }

    ReadOnlyObjectWrapper<@Nullable RunSnapshot> snapshot() {
        return snapshot;
    }

    ReadOnlyObjectWrapper<@Nullable Timeline> timeline() {
        return timeline;
    }
}
