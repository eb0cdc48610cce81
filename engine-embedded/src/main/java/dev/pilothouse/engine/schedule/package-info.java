/// When workflows start by themselves: fire times, schedules that fire them, and backfills.
@NullMarked
package dev.pilothouse.engine.schedule;

import org.jspecify.annotations.NullMarked;
