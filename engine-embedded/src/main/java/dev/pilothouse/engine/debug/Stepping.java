package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;

import java.util.Optional;
import java.util.stream.Stream;

/// Where a step goes that is longer than one event.
public final class Stepping {

    private Stepping() {}

    /// Behind the task that the next event concerns; empty if the next event is the run's own, or
    /// there is none.
    public static Optional<Target> over(RunSnapshot snapshot) {
        BusView bus = snapshot.bus();
        return Stream.concat(bus.ready().stream(), bus.delayed().stream())
                .findFirst()
                .map(QueuedEvent::event)
                .filter(TaskLifecycleEvent.class::isInstance)
                .map(TaskLifecycleEvent.class::cast)
                .map(event -> behind(snapshot.run(), event.node()));
    }

    /// Behind a task of a run.
    public static Target behind(Run run, int node) {
        return new Target.BehindTask(run.graph().plan().task(node).name());
    }
}
