/// Tests of the simulated world, and of faults in it.
@NullMarked
package dev.pilothouse.engine.simulation;

import org.jspecify.annotations.NullMarked;
