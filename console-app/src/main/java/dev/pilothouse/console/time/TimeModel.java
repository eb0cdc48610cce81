package dev.pilothouse.console.time;

import dev.pilothouse.console.run.Moment;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Run;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The time of the run that is shown: its events as instants, what stands out among them, and the
/// stretch of it that is looked at. It knows no control.
///
/// **Thread:** FX.
public final class TimeModel {

    private static final TimeAxis NOWHEN = TimeAxis.of(new long[0], 0, 0, 1);
    private static final long LEAST_RANGE = 10;

    private final RunModel run;
    private final Words words;
    private final List<Flag> flags = new ArrayList<>();
    private final ReadOnlyObjectWrapper<TimeAxis> axis = new ReadOnlyObjectWrapper<>(NOWHEN);
    private long[] instants = new long[256];
    private int count;
    private @Nullable Range range;

    /// A stretch of time that is looked at.
    private record Range(long from, long to) {}

    /// The time of whatever run a model shows.
    public TimeModel(RunModel run, Words words) {
        this.run = run;
        this.words = words;
        run.timelineProperty().subscribe(this::take);
        run.snapshotProperty().subscribe(_ -> end());
    }

    /// A run that has ended reaches no farther.
    private void end() {
        if (range == null && run.isOver() && axis.get().to() > last()) {
            measure();
        }
    }

    private void take(@Nullable Timeline timeline) {
        if (timeline == null || timeline.size() < count) {
            count = 0;
            flags.clear();
            range = null;
        }
        if (timeline != null && timeline.size() > count) {
            append(timeline);
        }
        measure();
    }

    private void append(Timeline timeline) {
        Run known = timeline.at(0);
        if (instants.length < timeline.size()) {
            instants = Arrays.copyOf(instants, Math.max(timeline.size(), instants.length * 2));
        }
        for (JournalEntry entry : timeline.entries().subList(count, timeline.size())) {
            instants[count++] = entry.at();
            Flag.of(entry, known, words).ifPresent(flags::add);
        }
    }

    /// Time has passed: what goes on reaches farther.
    public void tick() {
        if (count > 0 && range == null && !run.isOver()) {
            measure();
        }
    }

    private void measure() {
        Range looked = range;
        if (count == 0) {
            axis.set(NOWHEN);
        } else if (looked != null) {
            axis.set(TimeAxis.of(instants, count, looked.from(), looked.to()));
        } else {
            axis.set(TimeAxis.of(instants, count, first(), last()));
        }
    }

    /// When the run began.
    public long first() {
        return count == 0 ? 0 : instants[0];
    }

    /// The end of the run, or now.
    public long last() {
        if (count == 0) {
            return 0;
        }
        long end = instants[count - 1];
        return run.isOver() || run.isPast() ? end : Math.max(end, run.instant());
    }

    // --- what is looked at ---

    /// Looks at a stretch, and draws that over the whole width.
    public void look(long from, long to) {
        long begin = Math.clamp(Math.min(from, to), first(), last());
        long end = Math.clamp(Math.max(from, to), first(), last());
        if (count > 0 && end - begin >= LEAST_RANGE) {
            range = new Range(begin, end);
            measure();
        }
    }

    /// Looks at all of it.
    public void fit() {
        range = null;
        measure();
    }

    /// True if only a stretch is looked at.
    public boolean isZoomed() {
        return range != null;
    }

    /// Looks at more or less around the moment that is shown.
    ///
    /// @param factor more than 1 for less
    public void zoom(double factor) {
        TimeAxis now = axis.get();
        double middle = Math.clamp(now.share(moment()), 0, 1);
        double half = 0.5 / factor;
        if (half >= 0.5 && !isZoomed()) {
            return;
        }
        double start = middle - half * 2 * middle;
        long from = half < 0.5 ? now.instant(start) : wider(now, -1);
        long to = half < 0.5 ? now.instant(start + half * 2) : wider(now, 1);
        if (from <= first() && to >= last()) {
            fit();
        } else {
            look(from, to);
        }
    }

    private static long wider(TimeAxis now, int side) {
        long half = (now.to() - now.from()) / 2;
        return side < 0 ? now.from() - half : now.to() + half;
    }

    // --- moments ---

    /// How many events were handled up to an instant.
    public int eventsUntil(long instant) {
        int found = Arrays.binarySearch(instants, 0, count, instant);
        int after = found < 0 ? -found - 1 : found + 1;
        while (after < count && instants[after] == instant) {
            after++;
        }
        return after;
    }

    /// Shows the run as it was at an instant.
    public void goTo(long instant) {
        run.goTo(new Moment.After(eventsUntil(instant)));
    }

    /// The instant of the moment that is shown.
    public long moment() {
        return switch (run.momentProperty().get()) {
            case Moment.Live _ -> isZoomed() ? last() : axis.get().to();
            case Moment.After(long event) -> instantOf((int) event);
        };
    }

    /// When an event was handled; when the run began for event 0.
    public long instantOf(int event) {
        return count == 0 ? 0 : instants[Math.clamp(event - 1L, 0, count - 1)];
    }

    /// How many events there are.
    public int events() {
        return count;
    }

    /// What stands out, in order.
    public List<Flag> flags() {
        return List.copyOf(flags);
    }

    /// Where instants lie on the bar.
    public ReadOnlyObjectProperty<TimeAxis> axisProperty() {
        return axis.getReadOnlyProperty();
    }

    /// The run that is shown.
    public RunModel run() {
        return run;
    }
}
