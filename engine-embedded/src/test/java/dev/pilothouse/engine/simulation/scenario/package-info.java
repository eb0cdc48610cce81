/// Tests of scenario files and of playing them.
@NullMarked
package dev.pilothouse.engine.simulation.scenario;

import org.jspecify.annotations.NullMarked;
