package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.eventbus.BusDrain;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.MasterPorts;
import dev.pilothouse.engine.store.RunStore;

import java.util.function.UnaryOperator;

/// The ports of a master with one of them exchanged.
final class Ports {

    private Ports() {}

    static MasterPorts withStore(MasterPorts made, RunStore store) {
        return with(made, store, made.clock(), UnaryOperator.identity());
    }

    static MasterPorts withClock(MasterPorts made, EngineClock clock) {
        return with(made, made.store(), clock, UnaryOperator.identity());
    }

    static MasterPorts withDrain(MasterPorts made, UnaryOperator<BusDrain> drain) {
        return with(made, made.store(), made.clock(), drain);
    }

    private static MasterPorts with(
            MasterPorts made, RunStore store, EngineClock clock, UnaryOperator<BusDrain> drain) {
        return new MasterPorts(
                made.owner(),
                store,
                clock,
                made.rules(),
                made.guard(),
                real -> made.coordinator().apply(drain.apply(real)),
                made.executor(),
                made.timers(),
                made.logicThread(),
                made.logicLog(),
                made.project(),
                made.projectParameters());
    }
}
