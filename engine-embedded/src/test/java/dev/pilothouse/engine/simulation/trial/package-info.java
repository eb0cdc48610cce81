@NullMarked
package dev.pilothouse.engine.simulation.trial;

import org.jspecify.annotations.NullMarked;
