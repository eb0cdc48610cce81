package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.eventbus.BusDrain;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.execution.MasterPorts;
import dev.pilothouse.engine.simulation.WorldPorts;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Defects of the buses and of the worker that drains them.
final class BusMutants {

    private static final int NOW_AND_THEN = 50;

    private BusMutants() {}

    static List<Mutant> all() {
        return List.of(
                drain("a wake-up is lost", BusMutants::lostWakeUp),
                drain("what was asked for is confirmed before the commit", BusMutants::tooEarly),
                new Mutant("events are ordered by a clock that goes back", UnsteadyClock::new));
    }

    private static Mutant drain(String name, UnaryOperator<BusDrain> falsification) {
        return new Mutant(
                name,
                () ->
                        new WorldPorts() {
                            @Override
                            public MasterPorts master(MasterPorts made) {
                                return Ports.withDrain(made, falsification);
                            }
                        });
    }

    /// Now and then a bus that has nothing to do falls asleep for ever.
    private static BusDrain lostWakeUp(BusDrain real) {
        AtomicInteger drained = new AtomicInteger();
        return buses -> {
            real.drain(buses);
            for (WorkflowEventBus bus : buses) {
                if (drained.incrementAndGet() % NOW_AND_THEN == 0) {
                    bus.parkUntil(Long.MAX_VALUE);
                }
            }
        };
    }

    private static BusDrain tooEarly(BusDrain real) {
        return buses -> {
            for (WorkflowEventBus bus : buses) {
                List.copyOf(bus.view().ready()).forEach(QueuedEvent::dealtWith);
            }
            real.drain(buses);
        };
    }

    /// Every seventh look shows an earlier instant.
    private static final class UnsteadyClock implements WorldPorts {

        private int looks;

        @Override
        public MasterPorts master(MasterPorts made) {
            return Ports.withClock(
                    made,
                    () -> {
                        looks++;
                        return made.clock().millis() - (looks % 7 == 0 ? 5 : 0);
                    });
        }
    }
}
