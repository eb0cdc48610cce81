package dev.pilothouse.graphview.lanes;

/// What is on one event bus at one moment.
///
/// @param header names the bus: `Event bus · run #12`
/// @param note what else is to be said of the bus as a whole: `oldest 12 s`; empty for none
/// @param ready events that may be handled now, the next one first
/// @param delayed events that are not due yet, the soonest first
/// @param handled events that were handled, the most recent first
/// @param dead events that were given up
/// @param held true if the bus is held and waits for a step
public record LaneModel(
        String header,
        String note,
        Lane ready,
        Lane delayed,
        Lane handled,
        Lane dead,
        boolean held) {

    /// A bus with nothing on it.
    public static LaneModel empty(String header) {
        return new LaneModel(
                header, "", Lane.empty(), Lane.empty(), Lane.empty(), Lane.empty(), false);
    }

    /// How much there is of each kind, in words.
    public String counts(LaneWords said) {
        StringBuilder words = new StringBuilder();
        words.append(said.counts().formatted(ready.total(), delayed.total(), dead.total()));
        if (!note.isEmpty()) {
            words.append(" · ").append(note);
        }
        return held ? words.append(" · ").append(said.held()).toString() : words.toString();
    }

    /// The bus in words, as a screen reader says it.
    public String spoken(LaneWords said) {
        String next =
                ready.chips().isEmpty()
                        ? said.nothingReady()
                        : said.nextIs().formatted(ready.chips().getFirst().spoken());
        return header + ", " + counts(said) + ". " + next;
    }
}
