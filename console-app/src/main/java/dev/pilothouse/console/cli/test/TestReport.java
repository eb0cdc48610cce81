package dev.pilothouse.console.cli.test;

import dev.pilothouse.engine.definition.Fault;

import java.util.List;

/// Tells of what was played, and counts.
interface TestReport {

    /// A trial was played.
    void played(Trial.Played trial);

    /// A file cannot be played.
    void refused(String file, List<Fault> faults);

    /// Everything was told; `wallMillis` is how long it took.
    void done(Tally tally, long wallMillis);
}
