package dev.pilothouse.graphview.lanes;

import dev.pilothouse.graphview.look.StateFamily;

/// One event on the bus, as a chip.
///
/// @param sequence its number; [#NO_NUMBER] if it has none yet
/// @param type what kind of event, in bold
/// @param subject the task it is for, or the run
/// @param detail what else there is to say: a count-down, what handling it did; empty for none
/// @param family the colour at its left edge
public record Chip(long sequence, String type, String subject, String detail, StateFamily family) {

    /// Of an event that nobody has numbered yet.
    public static final long NO_NUMBER = 0;

    /// The muted part: `join_users · #204 · in 4 s`.
    public String aside() {
        String asideOfType = sequence == NO_NUMBER ? subject : subject + " · #" + sequence;
        return detail.isEmpty() ? asideOfType : asideOfType + " · " + detail;
    }

    /// The event in words, as a screen reader says it.
    public String spoken() {
        String number = sequence == NO_NUMBER ? "" : ", number " + sequence;
        String words = type + ", " + subject + number;
        return detail.isEmpty() ? words : words + ", " + detail;
    }
}
