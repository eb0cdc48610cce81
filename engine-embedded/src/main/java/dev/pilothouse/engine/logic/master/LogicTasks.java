package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.logic.LogicException;
import dev.pilothouse.engine.parameter.ParameterException;
import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.StoreUnavailableException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/// Runs the logic attempts of a master: whenever something may have changed it looks at one, and
/// publishes what it found on the attempt's own bus. No look blocks a thread to wait, and looks
/// keep nothing that a take-over would miss.
///
/// **Thread:** any may call; looks are taken one after another on the given thread.
public final class LogicTasks {

    private static final Logger LOG = LoggerFactory.getLogger(LogicTasks.class);
    private static final long STORE_GONE = 1_000;

    private final Executor thread;
    private final LongSupplier clock;
    private final BiFunction<Run, Integer, ResolvedParameters> parameters;
    private final LogicLog log;
    private final OtherRuns runs;
    private final Waits waits = new Waits();

    /// `thread` runs one thing after another, in order; `clock` gives milliseconds since the epoch;
    /// `parameters` those that a node of a run sees.
    public LogicTasks(
            Executor thread,
            LongSupplier clock,
            BiFunction<Run, Integer, ResolvedParameters> parameters,
            LogicLog log,
            OtherRuns runs) {
        this.thread = thread;
        this.clock = clock;
        this.parameters = parameters;
        this.log = log;
        this.runs = runs;
    }

    /// Something about a logic attempt may have changed: it was placed, or woken, or is to pause or
    /// to end. May be called as often as one likes.
    public void look(LogicRun run, int node, int attempt) {
        thread.execute(() -> lookNow(run, node, attempt));
    }

    /// A run has left the memory.
    public void ended(Run run) {
        thread.execute(() -> waits.ended(run));
    }

    private void lookNow(LogicRun loaded, int node, int number) {
        Run run = loaded.run();
        TaskAttempt attempt = run.node(node).attempt();
        AttemptId id = new AttemptId(run.identity().id(), number);
        if (attempt == null
                || attempt.number() != number
                || !attempt.isPlaced()
                || run.node(node).state().isTerminal()) {
            waits.remove(id);
            return;
        }
        Intent intent = Intent.of(run, attempt);
        if (run.node(node).state() != TaskState.RUNNING && intent != Intent.KILL) {
            begin(loaded, node, id);
        }
        Look look = new Look(run, node, intent, clock.getAsLong(), parameters);
        publish(loaded, node, id, found(look));
    }

    private void begin(LogicRun run, int node, AttemptId id) {
        String task = run.run().graph().plan().task(node).name();
        String path = log.append(id, run.mask(), "task '" + task + "' begins in the master");
        run.publish(new TaskLifecycleEvent.Dispatched(node, id.number(), LogicKind.MASTER), 0);
        run.publish(new TaskLifecycleEvent.Running(node, id.number(), null, path), 0);
    }

    private Outcome found(Look look) {
        try {
            return task(look).look(look);
        } catch (StoreUnavailableException e) {
            LOG.warn("Expected to look at task '{}'; trying again", look.task(), e);
            return new Outcome.Waiting(Set.of(), STORE_GONE, "the store cannot be reached");
        } catch (LogicException | ParameterException e) {
            return new Outcome.Failed(message(e));
        } catch (RuntimeException e) {
            LOG.error("Expected to look at task '{}', but it failed", look.task(), e);
            return new Outcome.Failed(message(e));
        }
    }

    private LogicTask task(Look look) {
        String type = look.run().graph().plan().task(look.node()).type();
        return switch (LogicKind.of(type).orElseThrow()) {
            case CONDITIONS -> BranchTask.conditions();
            case SWITCH -> BranchTask.switches();
            case SUB_WORKFLOW -> new SubWorkflowTask(runs);
            case DEPENDENT -> new DependentTask(runs);
            case DYNAMIC -> new DynamicTask(runs);
        };
    }

    private void publish(LogicRun run, int node, AttemptId id, Outcome found) {
        if (found instanceof Outcome.Waiting waiting) {
            if (waits.add(run, node, id, waiting, clock.getAsLong())) {
                log.append(id, run.mask(), waiting.note());
            }
            return;
        }
        waits.remove(id);
        log.append(id, run.mask(), found.note());
        run.publish(Objects.requireNonNull(end(node, id.number(), found)), 0);
    }

    private static @Nullable TaskLifecycleEvent end(int node, int number, Outcome found) {
        return switch (found) {
            case Outcome.Succeeded e ->
                    new TaskLifecycleEvent.Succeeded(node, number, null, e.outputs(), e.skips());
            case Outcome.Failed e -> new TaskLifecycleEvent.Failed(node, number, null, e.note());
            case Outcome.Killed e -> new TaskLifecycleEvent.Killed(node, number, null, e.note());
            case Outcome.Paused _ -> new TaskLifecycleEvent.Paused(node, number);
            case Outcome.Waiting _ -> null;
        };
    }

    private static String message(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
}
