package dev.pilothouse.console.time;

import java.util.ArrayList;
import java.util.List;

/// Where instants lie on a line from 0 to 1. Stretches in which nothing happens are squeezed into
/// folds of one small width, so that they cost no room; their true length stays known.
///
/// **Thread:** any; immutable.
public final class TimeAxis {

    /// A stretch longer than this share of what is shown is squeezed.
    static final double IDLE_SHARE = 0.05;

    /// No stretch shorter than this is idle, however little is shown.
    static final long LEAST_IDLE = 1_000;

    private static final double FOLD_WIDTH = 0.045;
    private static final double MOST_FOLDED = 0.6;

    private final long from;
    private final long to;
    private final List<Fold> folds;

    /// A stretch in which nothing happens.
    ///
    /// @param from its first instant
    /// @param to its last instant
    /// @param start where it begins on the line
    /// @param end where it ends on the line
    public record Fold(long from, long to, double start, double end) {

        /// How long it really lasts, in milliseconds.
        public long length() {
            return to - from;
        }
    }

    private TimeAxis(long from, long to, List<Fold> folds) {
        this.from = from;
        this.to = to;
        this.folds = List.copyOf(folds);
    }

    /// The axis of what happened between two instants.
    ///
    /// @param instants when something happened, in order
    /// @param count how many of them there are
    public static TimeAxis of(long[] instants, int count, long from, long to) {
        long end = Math.max(to, from + 1);
        List<long[]> idle = idle(instants, count, from, end);
        long asleep = idle.stream().mapToLong(gap -> gap[1] - gap[0]).sum();
        double each = idle.isEmpty() ? 0 : Math.min(FOLD_WIDTH, MOST_FOLDED / idle.size());
        double perMilli = (1 - each * idle.size()) / Math.max(1, end - from - asleep);
        List<Fold> folds = new ArrayList<>();
        double x = 0;
        long at = from;
        for (long[] gap : idle) {
            double start = x + (gap[0] - at) * perMilli;
            folds.add(new Fold(gap[0], gap[1], start, start + each));
            x = start + each;
            at = gap[1];
        }
        return new TimeAxis(from, end, folds);
    }

    private static List<long[]> idle(long[] instants, int count, long from, long to) {
        double least = Math.max(LEAST_IDLE, (to - from) * IDLE_SHARE);
        List<long[]> idle = new ArrayList<>();
        long last = from;
        for (int i = 0; i < count && last < to; i++) {
            long next = Math.clamp(instants[i], from, to);
            if (next - last > least) {
                idle.add(new long[] {last, next});
            }
            last = Math.max(last, next);
        }
        if (to - last > least) {
            idle.add(new long[] {last, to});
        }
        return idle;
    }

    /// The first instant that is shown.
    public long from() {
        return from;
    }

    /// The last instant that is shown.
    public long to() {
        return to;
    }

    /// What is squeezed, in order.
    public List<Fold> folds() {
        return folds;
    }

    /// True if an instant is shown.
    public boolean shows(long instant) {
        return instant >= from && instant <= to;
    }

    /// Where an instant lies; at an end if it is not shown.
    public double share(long instant) {
        long wanted = Math.clamp(instant, from, to);
        double x = 0;
        long at = from;
        for (Fold fold : folds) {
            if (wanted <= fold.from()) {
                return place(at, fold.from(), x, fold.start(), wanted);
            }
            if (wanted <= fold.to()) {
                return place(fold.from(), fold.to(), fold.start(), fold.end(), wanted);
            }
            x = fold.end();
            at = fold.to();
        }
        return place(at, to, x, 1, wanted);
    }

    /// The instant that lies at a place.
    public long instant(double share) {
        double wanted = Math.clamp(share, 0, 1);
        double x = 0;
        long at = from;
        for (Fold fold : folds) {
            if (wanted <= fold.start()) {
                return time(x, fold.start(), at, fold.from(), wanted);
            }
            if (wanted <= fold.end()) {
                return time(fold.start(), fold.end(), fold.from(), fold.to(), wanted);
            }
            x = fold.end();
            at = fold.to();
        }
        return time(x, 1, at, to, wanted);
    }

    private static double place(long low, long high, double from, double to, long wanted) {
        return high <= low ? from : from + (double) (wanted - low) / (high - low) * (to - from);
    }

    private static long time(double low, double high, long from, long to, double wanted) {
        return high <= low ? from : from + Math.round((wanted - low) / (high - low) * (to - from));
    }
}
