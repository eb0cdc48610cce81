/// A world of masters and workers under virtual time: the real engine, with everything outside it
/// played by one thread from one seed.
@NullMarked
package dev.pilothouse.engine.simulation;

import org.jspecify.annotations.NullMarked;
