package dev.pilothouse.engine.task.process;

import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/// A process that was started.
///
/// @param pid its process id; also the id of its session and group, where there are such
/// @param output what it and its children write, both streams in the order of writing; to be read
///   by a platform thread and closed by the reader
/// @param exit its exit code, 128 + n after signal n
public record Launched(long pid, InputStream output, CompletableFuture<Integer> exit) {}
