package dev.pilothouse.console.shell;

import dev.pilothouse.engine.journal.file.RunRecord;

/// A recorded run that was opened.
///
/// @param file the name of its file
/// @param record the run
public record Recording(String file, RunRecord record) {}
