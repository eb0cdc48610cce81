/// Random trials: workflows, faults and requests of chance, how each must end, and how a trial that
/// fails is made small enough to be understood.
@NullMarked
package dev.pilothouse.engine.simulation.trial;

import org.jspecify.annotations.NullMarked;
