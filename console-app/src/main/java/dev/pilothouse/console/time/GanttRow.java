package dev.pilothouse.console.time;

import org.jspecify.annotations.Nullable;

/// One attempt in the Gantt chart, or a task that has none.
///
/// @param task the task's name
/// @param span where the attempt's time went; null if there is none
/// @param critical true if the run's length came from this task
/// @param first true if no attempt of the task stands above it
record GanttRow(String task, @Nullable AttemptSpan span, boolean critical, boolean first) {}
