/// Tests of the logic tasks.
@NullMarked
package dev.pilothouse.engine.logic;

import org.jspecify.annotations.NullMarked;
