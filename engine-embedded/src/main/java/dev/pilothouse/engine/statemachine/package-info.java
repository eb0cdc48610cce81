/// The rulebook: two pure tables that decide what a lifecycle event does to a run.
@NullMarked
package dev.pilothouse.engine.statemachine;

import org.jspecify.annotations.NullMarked;
