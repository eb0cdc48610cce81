package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What the turns that share a round do to each other: nothing.
class TurnsTest {

    private static final EngineClock CLOCK = () -> 1_000;

    private final Map<Long, WorkflowExecution> executions = new HashMap<>();
    private final List<Long> asked = new ArrayList<>();
    private final List<Long> unloaded = new ArrayList<>();

    @Test
    void anEffectThatFailsHarmsNoOtherOneAndNoOtherRunOfTheRound() {
        try (RunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 2)) {
            store.saveDefinition(
                    Flows.of("a -> b").eachTask(t -> t.taskGroup("g", 0)).build("flow"));
            List<WorkflowEventBus> buses = List.of(loaded(store, 1), loaded(store, 2));
            Turns turns =
                    new Turns(
                            Rules.tables(),
                            EventGuard.NONE,
                            store,
                            CLOCK,
                            executions::get,
                            (execution, _) -> asked.add(execution.id()),
                            this::failForTheFirst);
            turns.drain(buses);
            for (long id : List.of(1L, 2L)) {
                assertThat(execution(id).run().state()).isEqualTo(WorkflowState.RUNNING);
                assertThat(store.position(id).map(RunPosition::lastEntry))
                        .contains(execution(id).lastEntry());
            }
            assertThat(unloaded).isEmpty();
            buses.forEach(bus -> bus.publish(new WorkflowLifecycleEvent.Stop("anna", "")));
            turns.drain(buses);
            for (long id : List.of(1L, 2L)) {
                assertThat(execution(id).run().state()).isEqualTo(WorkflowState.STOPPED);
            }
            assertThat(unloaded).containsExactly(1L, 2L);
        }
    }

    private void failForTheFirst(WorkflowExecution execution, Effect effect) {
        if (effect instanceof Effect.Unload) {
            unloaded.add(execution.id());
        } else if (execution.id() == 1) {
            throw new IllegalStateException("no way out");
        }
    }

    private WorkflowExecution execution(long id) {
        return Objects.requireNonNull(executions.get(id));
    }

    private WorkflowEventBus loaded(RunStore store, long id) {
        RunIdentity identity =
                new RunIdentity(
                        id, "flow", 1, FailureStrategy.CONTINUE, StartOptions.defaults("test"), 1);
        store.accept(List.of(new AcceptedRun(identity, "m", ExecutionType.PARALLEL, null)));
        WorkflowEventBus bus = new WorkflowEventBus(id, CLOCK, false);
        executions.put(
                id,
                new WorkflowExecution(
                        StoredRuns.snapshot(store, id).orElseThrow().run(),
                        bus,
                        1,
                        0,
                        true,
                        _ -> UnaryOperator.identity()));
        bus.publish(new WorkflowLifecycleEvent.Start());
        return bus;
    }
}
