/// The task types that every installation has: scripts, and the scripted double for tests.
@NullMarked
package dev.pilothouse.engine.task.types;

import org.jspecify.annotations.NullMarked;
