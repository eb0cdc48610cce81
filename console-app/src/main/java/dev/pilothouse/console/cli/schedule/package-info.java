/// Commands for what runs by itself: schedules and backfills.
@NullMarked
package dev.pilothouse.console.cli.schedule;

import org.jspecify.annotations.NullMarked;
