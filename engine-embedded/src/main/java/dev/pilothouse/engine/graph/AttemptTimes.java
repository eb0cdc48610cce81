package dev.pilothouse.engine.graph;

/// When an attempt got where, in milliseconds since the epoch (UTC); 0 means not yet.
///
/// @param firstSubmitted when the first attempt of its node was made: delay execution applies once
///   per node
/// @param submitted when this attempt was made
/// @param due when a delayed node may go on, or when the retry after this attempt may start
/// @param placed when a slot on a worker was reserved
/// @param dispatched when the executor accepted it
/// @param started when it began
/// @param ended when it ended
/// @param killAsked when its executor was first asked to end it
/// @param killRounds how often its executor was asked to end it since then
/// @param overdue when it was seen to run longer than its timeout
public record AttemptTimes(
        long firstSubmitted,
        long submitted,
        long due,
        long placed,
        long dispatched,
        long started,
        long ended,
        long killAsked,
        int killRounds,
        long overdue) {

    /// Of an attempt made at `at`.
    public static AttemptTimes submitted(long first, long at) {
        return new AttemptTimes(first, at, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// The same with the instant at which something is due.
    public AttemptTimes due(long at) {
        return new AttemptTimes(
                firstSubmitted,
                submitted,
                at,
                placed,
                dispatched,
                started,
                ended,
                killAsked,
                killRounds,
                overdue);
    }

    /// The same with the instant at which a slot was reserved.
    public AttemptTimes placed(long at) {
        return new AttemptTimes(
                firstSubmitted,
                submitted,
                due,
                at,
                dispatched,
                started,
                ended,
                killAsked,
                killRounds,
                overdue);
    }

    /// The same with the instant at which the executor accepted it.
    public AttemptTimes dispatched(long at) {
        return new AttemptTimes(
                firstSubmitted,
                submitted,
                due,
                placed,
                at,
                started,
                ended,
                killAsked,
                killRounds,
                overdue);
    }

    /// The same with the instant at which it began.
    public AttemptTimes started(long at) {
        return new AttemptTimes(
                firstSubmitted,
                submitted,
                due,
                placed,
                dispatched,
                at,
                ended,
                killAsked,
                killRounds,
                overdue);
    }

    /// The same with the instant at which it ended.
    public AttemptTimes ended(long at) {
        return new AttemptTimes(
                firstSubmitted,
                submitted,
                due,
                placed,
                dispatched,
                started,
                at,
                killAsked,
                killRounds,
                overdue);
    }

    /// The same, with its executor asked once more to end it.
    public AttemptTimes askedToEnd(long at) {
        return new AttemptTimes(
                firstSubmitted,
                submitted,
                due,
                placed,
                dispatched,
                started,
                ended,
                killAsked == 0 ? at : killAsked,
                killRounds + 1,
                overdue);
    }

    /// The same, seen to run longer than its timeout.
    public AttemptTimes overdue(long at) {
        return new AttemptTimes(
                firstSubmitted,
                submitted,
                due,
                placed,
                dispatched,
                started,
                ended,
                killAsked,
                killRounds,
                at);
    }
}
