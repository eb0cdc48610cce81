package dev.pilothouse.engine.task;

/// A piece of an attempt's log.
///
/// @param from the offset of its first byte
/// @param next the offset to go on from
/// @param size the size of the log when it was read
/// @param text the piece, always whole characters
public record LogPage(long from, long next, long size, String text) {

    /// True if there was more to read.
    public boolean hasMore() {
        return next < size;
    }
}
