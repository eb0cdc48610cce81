package dev.pilothouse.console.shell.notices;

import dev.pilothouse.graphview.look.StateLook;

/// Something that happened to a run.
///
/// @param runId the run
/// @param at when, in milliseconds since the epoch
/// @param look how it looks
/// @param text what happened, in a sentence
public record Notice(long runId, long at, StateLook look, String text) {}
