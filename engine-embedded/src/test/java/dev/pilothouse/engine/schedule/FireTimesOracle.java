package dev.pilothouse.engine.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The fire times of a span by brute force: every tick of time is looked at, with nothing but
/// `java.time`'s answer what the wall clock shows then.
///
/// @param zone the zone
/// @param matches true if the wall clock shows what the cron expression asks for
/// @param interval true if the expression means "every so often"
/// @param tick how many seconds to go at a time; every match is a multiple of it
record FireTimesOracle(ZoneId zone, Predicate<LocalDateTime> matches, boolean interval, int tick) {

    List<Instant> between(Instant from, Instant to) {
        List<Instant> times = new ArrayList<>();
        LocalDateTime before = at(from.minusSeconds(tick));
        for (Instant time = from; time.isBefore(to); time = time.plusSeconds(tick)) {
            LocalDateTime shown = at(time);
            if (fires(time, before, shown)) {
                times.add(time);
            }
            before = shown;
        }
        return times;
    }

    private boolean fires(Instant time, LocalDateTime before, LocalDateTime shown) {
        for (LocalDateTime left = before.plusSeconds(tick);
                left.isBefore(shown);
                left = left.plusSeconds(tick)) {
            if (matches.test(left)) {
                return true;
            }
        }
        return matches.test(shown) && (interval || isFirstPass(time, shown));
    }

    private boolean isFirstPass(Instant time, LocalDateTime shown) {
        for (Instant earlier = time.minusSeconds(tick);
                earlier.isAfter(time.minusSeconds(3 * 3600));
                earlier = earlier.minusSeconds(tick)) {
            if (at(earlier).equals(shown)) {
                return false;
            }
        }
        return true;
    }

    private LocalDateTime at(Instant time) {
        return LocalDateTime.ofInstant(time, zone);
    }
}
