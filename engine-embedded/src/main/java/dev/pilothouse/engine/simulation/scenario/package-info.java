/// Scenario files: tests of workflows, played on the real engine in a simulated world.
@NullMarked
package dev.pilothouse.engine.simulation.scenario;

import org.jspecify.annotations.NullMarked;
