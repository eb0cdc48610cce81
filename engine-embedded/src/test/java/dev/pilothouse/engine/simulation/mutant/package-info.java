/// Planted defects, and the proof that the random trials find each of them.
@NullMarked
package dev.pilothouse.engine.simulation.mutant;

import org.jspecify.annotations.NullMarked;
