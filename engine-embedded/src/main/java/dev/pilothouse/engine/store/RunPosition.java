package dev.pilothouse.engine.store;

/// Who owns a run, and how far it is.
///
/// @param id the run
/// @param epoch the epoch under which it is owned
/// @param owner the master that owns it
/// @param lastEntry the number of its last journal entry
/// @param finalized true if nothing remains to be done for it
public record RunPosition(long id, long epoch, String owner, long lastEntry, boolean finalized) {}
