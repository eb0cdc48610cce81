package dev.pilothouse.graphview.lanes;

import dev.pilothouse.graphview.look.StateFamily;

/// One event on the bus, as a chip.
///
/// @param sequence its number on the bus
/// @param type what kind of event, in bold
/// @param subject the task it is for, or the run
/// @param detail what else there is to say: a count-down, what handling it did; empty for none
/// @param family the colour at its left edge
public record Chip(long sequence, String type, String subject, String detail, StateFamily family) {

    /// The muted part: `join_users · #204 · in 4 s`.
    public String aside() {
        String asideOfType = subject + " · #" + sequence;
        return detail.isEmpty() ? asideOfType : asideOfType + " · " + detail;
    }

    /// The event in words, as a screen reader says it.
    public String spoken() {
        String words = type + ", " + subject + ", number " + sequence;
        return detail.isEmpty() ? words : words + ", " + detail;
    }
}
