/// Tests of logic tasks in a master.
@NullMarked
package dev.pilothouse.engine.logic.master;

import org.jspecify.annotations.NullMarked;
