package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.definition.ScheduleDefinition;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The instants at which a schedule fires.
///
/// The cron expression is matched against the wall clock of the schedule's zone; where that clock
/// jumps, this is what holds:
/// - **gap** (the clock jumps ahead): what matches inside the gap fires once, at its end;
/// - **overlap** (the clock is put back, so a span of it comes twice): a wall-clock cron fires in
///   the first pass only, an interval cron (see [WallClock]) in both.
///
/// **Thread:** any; immutable.
///
/// **Contract:** instants rise strictly; there is a next one as long as the expression has a next
/// date that lies within the schedule's bounds.
public final class FireTimes {

    private final WallClock cron;
    private final ZoneId zone;
    private final @Nullable Instant start;
    private final @Nullable Instant end;

    private FireTimes(WallClock cron, ZoneId zone, @Nullable Instant start, @Nullable Instant end) {
        this.cron = cron;
        this.zone = zone;
        this.start = start;
        this.end = end;
    }

    /// The fire times of a schedule, within its bounds, both of which count.
    ///
    /// **Failure:** [IllegalArgumentException] if the expression is no Quartz cron expression.
    public static FireTimes of(ScheduleDefinition schedule) {
        return new FireTimes(
                WallClock.of(schedule.cron()), schedule.zone(), schedule.start(), schedule.end());
    }

    /// The same without bounds: what a backfill takes its dates from.
    public FireTimes unbounded() {
        return new FireTimes(cron, zone, null, null);
    }

    /// The first fire time after an instant; empty if there is none any more.
    public Optional<Instant> next(Instant after) {
        Instant from = start != null && after.isBefore(start) ? start.minusNanos(1) : after;
        return search(from).filter(time -> end == null || !time.isAfter(end));
    }

    /// The first fire times after an instant, at most `count`.
    public List<Instant> next(Instant after, int count) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> next = next(after);
        while (next.isPresent() && times.size() < count) {
            times.add(next.get());
            next = next(next.get());
        }
        return times;
    }

    /// The last fire time that is after `after` and not after `until`; empty if there is none.
    /// Takes some dozen steps however many there are in between.
    public Optional<Instant> last(Instant after, Instant until) {
        Optional<Instant> best = firstUntil(after, until);
        if (best.isEmpty()) {
            return best;
        }
        long low = best.get().getEpochSecond();
        long high = until.getEpochSecond();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            Optional<Instant> later =
                    firstUntil(Instant.ofEpochSecond(middle).minusNanos(1), until);
            if (later.isPresent()) {
                best = later;
                low = later.get().getEpochSecond();
            } else {
                high = middle - 1;
            }
        }
        return best;
    }

    private Optional<Instant> firstUntil(Instant after, Instant until) {
        return next(after).filter(time -> !time.isAfter(until));
    }

    /// Goes from one change of the zone's offset to the next: between two of them the wall clock
    /// and time differ by a constant.
    private Optional<Instant> search(Instant after) {
        ZoneRules rules = zone.getRules();
        Stretch stretch = stretchOf(rules, after);
        while (true) {
            ZoneOffset offset = stretch.offset();
            Optional<Instant> match =
                    cron.next(stretch.floor()).map(time -> time.toInstant(offset));
            ZoneOffsetTransition change = rules.nextTransition(stretch.begin());
            if (change == null || isBefore(match, change.getInstant())) {
                return match;
            }
            if (match.isEmpty() && !comesAgain(stretch, change)) {
                return match;
            }
            if (change.isGap() && !isAfterGap(match, change)) {
                return Optional.of(change.getInstant());
            }
            stretch = behind(change);
        }
    }

    private Stretch stretchOf(ZoneRules rules, Instant after) {
        ZoneOffset offset = rules.getOffset(after);
        LocalDateTime floor =
                LocalDateTime.ofInstant(after, offset).truncatedTo(ChronoUnit.SECONDS);
        ZoneOffsetTransition former = rules.previousTransition(after.plusNanos(1));
        boolean secondPass =
                former != null && former.isOverlap() && floor.isBefore(former.getDateTimeBefore());
        return secondPass && !cron.isInterval()
                ? behind(former)
                : new Stretch(after, offset, floor);
    }

    private Stretch behind(ZoneOffsetTransition change) {
        LocalDateTime floor;
        if (change.isGap()) {
            floor = change.getDateTimeAfter();
        } else if (cron.isInterval()) {
            floor = change.getDateTimeAfter().minusSeconds(1);
        } else {
            floor = change.getDateTimeBefore().minusSeconds(1);
        }
        return new Stretch(change.getInstant(), change.getOffsetAfter(), floor);
    }

    private static boolean isBefore(Optional<Instant> match, Instant change) {
        return match.isPresent() && match.get().isBefore(change);
    }

    private static boolean isAfterGap(Optional<Instant> match, ZoneOffsetTransition gap) {
        return match.isPresent() && match.get().isAfter(gap.getInstant().plus(gap.getDuration()));
    }

    /// True if what the wall clock shows behind the stretch's floor comes once more.
    private boolean comesAgain(Stretch stretch, ZoneOffsetTransition change) {
        return change.isOverlap()
                && cron.isInterval()
                && !stretch.floor().isBefore(change.getDateTimeAfter());
    }

    /// Time between two changes of the offset.
    ///
    /// @param begin an instant in it, behind which its end is the next change
    /// @param offset its offset
    /// @param floor only what the wall clock shows after this counts
    private record Stretch(Instant begin, ZoneOffset offset, LocalDateTime floor) {}
}
