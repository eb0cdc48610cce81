package dev.pilothouse.console.cli.test;

/// What came of all trials together.
///
/// @param passed how many passed
/// @param failed how many did not
/// @param refused how many files could not be played
/// @param virtualMillis how long they took in their worlds, together
record Tally(int passed, int failed, int refused, long virtualMillis) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally with(Trial.Played trial) {
        boolean well = trial.outcome().result().isPassed();
        return new Tally(
                passed + (well ? 1 : 0),
                failed + (well ? 0 : 1),
                refused,
                virtualMillis + trial.outcome().virtualMillis());
    }

    Tally withRefused() {
        return new Tally(passed, failed, refused + 1, virtualMillis);
    }
}
