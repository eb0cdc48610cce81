package dev.pilothouse.graphview.lanes;

/// What the lanes say in a language. Patterns are of [java.util.Formatter].
///
/// @param ready names the lane of what may be handled
/// @param delayed names the lane of what is not due yet
/// @param handled names the lane of what was handled
/// @param dead names the lane of what was given up
/// @param next marks the event that is handled next
/// @param none stands in an empty lane
/// @param more how many there are beyond those shown: `%d`
/// @param counts how many are ready, delayed and dead: three times `%d`
/// @param held follows the counts while the bus is held
/// @param nothingReady says that there is nothing to handle
/// @param nextIs names the next event: `%s`
public record LaneWords(
        String ready,
        String delayed,
        String handled,
        String dead,
        String next,
        String none,
        String more,
        String counts,
        String held,
        String nothingReady,
        String nextIs) {

    /// In English.
    public static final LaneWords ENGLISH =
            new LaneWords(
                    "ready, in order",
                    "delayed",
                    "handled",
                    "dead",
                    "next ▸",
                    "none",
                    "+ %d more",
                    "%d ready · %d delayed · %d dead",
                    "held",
                    "Nothing is ready.",
                    "Next: %s.");
}
