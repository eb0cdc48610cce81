package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.eventbus.BusDrain;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoreUnavailableException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/// Decide, commit, publish, act: what a fire worker does with the buses that are ready. The turns
/// of one round share a commit; a run whose epoch is gone or whose write is refused is taken out,
/// and the others are committed (engine-rules 3.3).
///
/// **Thread:** the fire workers'; keeps no state of its own.
public final class Turns implements BusDrain {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final int MOST_TRIES = 5;
    private static final long FIRST_WAIT = 50;
    private static final long LONGEST_WAIT = 5_000;

    private final Rules rules;
    private final EventGuard guard;
    private final RunStore store;
    private final EngineClock clock;
    private final LongFunction<@Nullable WorkflowExecution> executions;
    private final BiConsumer<WorkflowExecution, Effect> effects;
    private final BiConsumer<WorkflowExecution, Effect.RequestSlot> slots;

    /// `executions` finds a loaded run, `slots` asks for a slot within the turn, `effects` does
    /// everything else after the commit.
    public Turns(
            Rules rules,
            EventGuard guard,
            RunStore store,
            EngineClock clock,
            LongFunction<@Nullable WorkflowExecution> executions,
            BiConsumer<WorkflowExecution, Effect.RequestSlot> slots,
            BiConsumer<WorkflowExecution, Effect> effects) {
        this.rules = rules;
        this.guard = guard;
        this.store = store;
        this.clock = clock;
        this.executions = executions;
        this.slots = slots;
        this.effects = effects;
    }

    @Override
    public void drain(List<WorkflowEventBus> buses) {
        List<Turn> turns = new ArrayList<>(buses.size());
        for (WorkflowEventBus bus : buses) {
            WorkflowExecution execution = executions.apply(bus.runId());
            if (execution == null) {
                continue;
            }
            Turn turn = decided(execution);
            if (!turn.isEmpty()) {
                turns.add(turn);
            } else if (turn.failing() != null) {
                failed(turn);
            } else {
                show(turn);
            }
        }
        if (!turns.isEmpty()) {
            commit(turns);
        }
    }

    /// What the bus has to say now; first of all what it could not commit before.
    private Turn decided(WorkflowExecution execution) {
        Turn unwritten = execution.unwritten();
        if (unwritten != null) {
            return execution.bus().isParked(clock.millis())
                    ? new Turn(execution, clock)
                    : unwritten;
        }
        Turn turn = new Turn(execution, clock);
        int limit =
                execution.bus().gate().isHeld() || execution.failures() > 0 ? 1 : Turn.MOST_EVENTS;
        turn.decide(rules, guard, limit, request -> slots.accept(execution, request));
        return turn;
    }

    // --- commit ---

    private void commit(List<Turn> turns) {
        List<Long> lost;
        try {
            lost = store.write(turns.stream().map(Turn::write).toList());
        } catch (StoreUnavailableException e) {
            LOG.warn("Expected to commit {} run(s), but the store is unavailable", turns.size(), e);
            turns.forEach(this::park);
            return;
        } catch (RuntimeException e) {
            commitOneByOne(turns, e);
            return;
        }
        for (Turn turn : turns) {
            if (lost.contains(turn.execution().id())) {
                outOfStep(turn);
            } else {
                committed(turn);
            }
        }
    }

    private void commitOneByOne(List<Turn> turns, RuntimeException together) {
        if (turns.size() == 1) {
            refused(turns.getFirst(), together);
        } else {
            turns.forEach(turn -> commit(List.of(turn)));
        }
    }

    private void committed(Turn turn) {
        WorkflowExecution execution = turn.execution();
        execution.bus().committed();
        execution.committed(turn.run(), turn.lastEntry());
        show(turn);
        for (Effect effect : turn.effects()) {
            act(execution, effect);
        }
        if (turn.failing() != null) {
            failed(turn);
        }
    }

    /// What is committed stays so: an effect that fails harms no other one and no other run.
    private void act(WorkflowExecution execution, Effect effect) {
        try {
            effects.accept(execution, effect);
        } catch (RuntimeException e) {
            LOG.error(
                    "Run {}: expected to do {}, but it failed; if the run waits for it, kill the"
                            + " task or restart the master",
                    execution.id(),
                    effect,
                    e);
        }
    }

    private void show(Turn turn) {
        WorkflowExecution execution = turn.execution();
        if (execution.listeners().isEmpty()) {
            return;
        }
        execution.viewed(execution.bus().view());
        RunSnapshot before = execution.snapshot();
        RunSnapshot snapshot =
                new RunSnapshot(before.run(), before.lastEntry(), turn.entries(), before.bus());
        for (RunListener listener : execution.listeners()) {
            try {
                listener.changed(snapshot);
            } catch (RuntimeException e) {
                LOG.error(
                        "Expected a listener of run {} to return, but it threw", execution.id(), e);
            }
        }
    }

    /// The run's row is not as the turn had left it: somebody else owns the run, or this very turn
    /// was committed before and only the answer was lost.
    private void outOfStep(Turn turn) {
        WorkflowExecution execution = turn.execution();
        boolean written;
        try {
            written = execution.unwritten() == turn && isWritten(turn);
        } catch (StoreUnavailableException _) {
            park(turn);
            return;
        }
        if (written) {
            committed(turn);
        } else {
            LOG.warn("Expected to own run {}, but another epoch does: dropping it", execution.id());
            execution.bus().close();
            act(execution, new Effect.Unload());
        }
    }

    private boolean isWritten(Turn turn) {
        return store.position(turn.execution().id())
                .filter(position -> position.epoch() == turn.execution().epoch())
                .filter(position -> position.lastEntry() == turn.lastEntry())
                .isPresent();
    }

    // --- what could not be handled ---

    /// The store cannot be reached, or has not answered: the same turn is written again later, as
    /// often as it takes, and nothing else of the run is handled meanwhile.
    private void park(Turn turn) {
        WorkflowExecution execution = turn.execution();
        execution.unwritten(turn);
        retryLater(execution);
    }

    private void refused(Turn turn, RuntimeException why) {
        WorkflowExecution execution = turn.execution();
        QueuedEvent first = execution.bus().firstTaken();
        execution.bus().rollback();
        giveUpOrRetry(execution, first, why);
    }

    private void failed(Turn turn) {
        WorkflowExecution execution = turn.execution();
        QueuedEvent failing = Objects.requireNonNull(turn.failing());
        giveUpOrRetry(execution, failing, Objects.requireNonNull(turn.failure()));
    }

    private void giveUpOrRetry(
            WorkflowExecution execution, @Nullable QueuedEvent event, RuntimeException why) {
        retryLater(execution);
        if (event == null || execution.failures() <= MOST_TRIES) {
            LOG.warn(
                    "Expected to handle {} of run {}, but it failed; trying again",
                    event,
                    execution.id(),
                    why);
            return;
        }
        String reason = "%s could not be handled: %s".formatted(event.event().type(), message(why));
        LOG.error("Run {}: {}", execution.id(), reason, why);
        execution.bus().bury(event, reason);
        LifecycleEvent instead = DeadEvents.consequence(execution.run(), event.event(), reason);
        if (instead != null) {
            execution.bus().publish(instead);
        }
        execution.bus().parkUntil(0);
        execution.resetFailures();
    }

    private void retryLater(WorkflowExecution execution) {
        execution.failed();
        long wait = Math.min(FIRST_WAIT << Math.min(execution.failures() - 1, 10), LONGEST_WAIT);
        execution.bus().parkUntil(clock.millis() + wait);
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
