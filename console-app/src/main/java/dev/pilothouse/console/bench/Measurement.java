package dev.pilothouse.console.bench;

import org.jspecify.annotations.Nullable;

/// One figure.
///
/// @param workload which workload of the targets: `W1`, or `C`, `R`, `S` for the machine's own
///   limits
/// @param what what was measured, with its unit
/// @param value the median of the runs
/// @param least the smallest of the runs
/// @param most the largest of the runs
/// @param runs how many runs were counted
/// @param target what it should be, as text; null if nothing is asked
public record Measurement(
        String workload,
        String what,
        double value,
        double least,
        double most,
        int runs,
        @Nullable String target) {}
