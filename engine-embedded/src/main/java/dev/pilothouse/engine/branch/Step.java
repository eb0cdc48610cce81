package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.journal.JournalEntry;

/// What came of a step of a branch.
public sealed interface Step {

    /// An event was handled.
    record Handled(JournalEntry entry) implements Step {}

    /// Nothing was done: neither the recording nor a stub knows what becomes of an attempt.
    record Unanswered(Question question) implements Step {}

    /// Nothing was done: the rules cannot decide about the event, which still waits. A real bus
    /// would make it a dead event.
    record Undecidable(Pending event, String why) implements Step {}

    /// Nothing is left to do.
    record Over() implements Step {}
}
