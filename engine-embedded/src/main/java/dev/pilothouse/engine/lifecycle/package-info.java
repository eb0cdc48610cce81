/// The states of runs and tasks, and the lifecycle events: the only things that change a run.
@NullMarked
package dev.pilothouse.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
