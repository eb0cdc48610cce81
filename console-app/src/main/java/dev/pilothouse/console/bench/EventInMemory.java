package dev.pilothouse.console.bench;

import com.sun.management.ThreadMXBean;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// Whole runs in memory, on one thread: each event is taken from a real bus, decided, applied, and
/// what it leads to is published. Attempts begin and succeed at once; nothing is stored.
final class EventInMemory {

    /// How much is handled for one figure, so that the clock's grain does not show.
    private static final int LEAST_EVENTS = 500_000;

    private final WorkflowDefinition definition;
    private final EngineClock clock = EngineClock.monotonic();
    private final Rules rules = Rules.tables();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What an event costs.
    ///
    /// @param micros wall time, µs
    /// @param bytes garbage, bytes
    record Cost(double micros, double bytes) {}

    /// Who is told of every event that is handled.
    @FunctionalInterface
    private interface Witness {
        void handled(long number, QueuedEvent event, Decision decision);
    }

    EventInMemory(WorkflowDefinition definition) {
        this.definition = definition;
    }

    /// The mean over runs of the definition.
    Cost cost() {
        long events = 0;
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        while (events < LEAST_EVENTS) {
            events += oneRun((_, _, _) -> {});
        }
        double nanos = System.nanoTime() - start;
        double garbage = threads.getCurrentThreadAllocatedBytes() - bytes;
        return new Cost(nanos / events / 1_000, garbage / events);
    }

    /// One run, as its journal tells of it.
    Timeline timeline() {
        List<JournalEntry> journal = new ArrayList<>();
        oneRun(
                (number, event, decision) ->
                        journal.add(
                                new JournalEntry(
                                        number,
                                        clock.millis(),
                                        event.publishedAt(),
                                        event.cause(),
                                        event.event(),
                                        decision.verdict(),
                                        decision.note(),
                                        decision.changes())));
        return Timeline.of(accepted(), journal);
    }

    private Run accepted() {
        RunIdentity identity =
                new RunIdentity(
                        1,
                        definition.name(),
                        1,
                        definition.failureStrategy(),
                        StartOptions.defaults("bench"),
                        clock.millis());
        return Run.submitted(identity, ExecutionPlan.of(definition));
    }

    private int oneRun(Witness witness) {
        Run run = accepted();
        WorkflowEventBus bus = new WorkflowEventBus(1, clock, false);
        bus.publish(new WorkflowLifecycleEvent.Start());
        int events = 0;
        for (QueuedEvent event = bus.take(clock.millis());
                event != null;
                event = bus.take(clock.millis())) {
            Decision decision = rules.decide(run, event.event(), clock.millis());
            run = decision.next();
            for (FollowUp followUp : decision.followUps()) {
                bus.publishInTurn(followUp.event(), followUp.due(), events + 1L);
            }
            witness.handled(events + 1L, event, decision);
            decision.effects().forEach(effect -> act(effect, bus));
            bus.committed();
            events++;
        }
        if (run.state() != WorkflowState.SUCCEEDED) {
            throw new IllegalStateException("Expected success, but the run is " + run.state());
        }
        return events;
    }

    private static void act(Effect effect, WorkflowEventBus bus) {
        switch (effect) {
            case Effect.RequestSlot request ->
                    bus.publish(
                            new TaskLifecycleEvent.Dispatch(
                                    request.node(), request.attempt(), "bench"));
            case Effect.SendDispatch send -> {
                int node = send.node();
                int attempt = send.attempt();
                bus.publish(new TaskLifecycleEvent.Dispatched(node, attempt, "bench"));
                bus.publish(new TaskLifecycleEvent.Running(node, attempt, null, ""));
                bus.publish(new TaskLifecycleEvent.Succeeded(node, attempt, 0, Outputs.NONE));
            }
            case Effect.ReleaseSlot _,
                    Effect.RunLogic _,
                    Effect.SendRecall _,
                    Effect.Reattach _,
                    Effect.SendKill _,
                    Effect.WakeNext _,
                    Effect.Alert _,
                    Effect.WakeTaskGroup _,
                    Effect.JumpTaskGroup _,
                    Effect.Unload _ -> {}
        }
    }
}
