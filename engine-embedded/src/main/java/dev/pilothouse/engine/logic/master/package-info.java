/// Where a master runs its logic tasks: looks at them when told, waits without a thread, starts and
/// steers child runs.
@NullMarked
package dev.pilothouse.engine.logic.master;

import org.jspecify.annotations.NullMarked;
