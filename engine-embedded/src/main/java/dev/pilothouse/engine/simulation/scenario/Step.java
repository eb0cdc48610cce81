package dev.pilothouse.engine.simulation.scenario;

/// One thing that is done once its condition holds.
///
/// @param when what it waits for
/// @param after how long it waits from then on, in milliseconds
/// @param deed what is done
/// @param text the condition and the deed as a person reads them
public record Step(Condition when, long after, Deed deed, String text) {

    /// A step that waits for an instant, in milliseconds since the beginning.
    public static Step at(long at, Deed deed) {
        return new Step(
                new Condition(null, null, null, at, null),
                0,
                deed,
                "when at: %s do %s".formatted(Spans.text(at), DeedTree.of(deed)));
    }
}
