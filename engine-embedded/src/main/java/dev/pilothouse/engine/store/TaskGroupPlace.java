package dev.pilothouse.engine.store;

import dev.pilothouse.engine.dispatch.AttemptId;

/// An attempt that holds a slot of its task group, or waits for one.
///
/// @param attempt the attempt
/// @param workflow its workflow's name
/// @param task its task's name
/// @param holds true if it holds a slot
/// @param forced true if a person gave it the slot, whether or not one was free
public record TaskGroupPlace(
        AttemptId attempt, String workflow, String task, boolean holds, boolean forced) {}
