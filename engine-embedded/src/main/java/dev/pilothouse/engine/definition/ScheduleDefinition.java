package dev.pilothouse.engine.definition;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;

/// When a workflow starts by itself.
///
/// @param cron a Quartz cron expression of six or seven fields, already checked
/// @param start no fire before this instant; null for none
/// @param end no fire after this instant; null for none
/// @param zone the zone in which the cron expression is read
public record ScheduleDefinition(
        String cron, @Nullable Instant start, @Nullable Instant end, ZoneId zone) {}
