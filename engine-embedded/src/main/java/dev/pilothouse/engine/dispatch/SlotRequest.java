package dev.pilothouse.engine.dispatch;

import java.util.function.Consumer;

/// An attempt that wants a slot on a worker.
///
/// @param group the worker group it must run in
/// @param entry its place in the order of that group
/// @param granted told the worker's name, once, when a slot is reserved; must not block
public record SlotRequest(String group, DispatchEntry entry, Consumer<String> granted) {}
