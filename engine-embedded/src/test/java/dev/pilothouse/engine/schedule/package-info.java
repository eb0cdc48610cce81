/// Tests of fire times, schedules and backfills.
@NullMarked
package dev.pilothouse.engine.schedule;

import org.jspecify.annotations.NullMarked;
