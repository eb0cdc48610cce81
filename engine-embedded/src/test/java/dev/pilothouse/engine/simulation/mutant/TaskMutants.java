package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;
import java.util.function.BiPredicate;

/// Defects of what an event does to a task.
final class TaskMutants {

    private TaskMutants() {}

    private static final int FORGOTTEN_ATTEMPTS = 12;

    static List<Mutant> all() {
        return List.of(
                ignored(
                        "a pause is ignored in a retry wait",
                        (run, e) ->
                                e instanceof TaskLifecycleEvent.Pause
                                        && state(run, e) == TaskState.RETRY_WAIT),
                ignored(
                        "a stop leaves a delayed task",
                        (run, e) ->
                                e instanceof TaskLifecycleEvent.Kill
                                        && state(run, e) == TaskState.DELAYED),
                ignored(
                        "a task killed from outside hangs",
                        (run, e) ->
                                e instanceof TaskLifecycleEvent.Killed
                                        && state(run, e) == TaskState.RUNNING
                                        && attempt(run, e).killCause() == null
                                        && run.state() == WorkflowState.RUNNING),
                ignored("a timeout is ignored", (_, e) -> e instanceof TaskLifecycleEvent.Timeout),
                MutantRules.of("the retry count is reset", TaskMutants::retriesForgotten),
                MutantRules.of("a retry does not wait", TaskMutants::retryAtOnce),
                MutantRules.of(
                        "a late report is applied to a newer attempt", TaskMutants::lateApplied),
                MutantRules.of(
                        "the result of an attempt that was given up is taken",
                        TaskMutants::lastWins),
                MutantRules.of("a kill is not repeated", TaskMutants::killOnce),
                MutantRules.of(
                        "a kill is recorded without waiting for it", TaskMutants::killAssumed),
                MutantRules.of(
                        "a success under a stop counts as killed", TaskMutants::successKilled),
                MutantRules.of("a slot leaks when a task fails", TaskMutants::slotLeak),
                MutantRules.of(
                        "a stop does not reach what waits for a slot", TaskMutants::stopIgnored),
                MutantRules.of("timers are lost at a take-over", TaskMutants::timersLost),
                MutantRules.of("a stop is not carried on at a take-over", TaskMutants::intentLost),
                MutantRules.of("a re-attach starts again", TaskMutants::startsAgain),
                MutantRules.of("an event is dropped on an exception", TaskMutants::dropped));
    }

    private static Mutant ignored(String name, BiPredicate<Run, TaskLifecycleEvent> which) {
        return MutantRules.of(
                name,
                (run, event, at, real) ->
                        event instanceof TaskLifecycleEvent task && which.test(run, task)
                                ? Edited.nothing(run)
                                : real.decide(run, event, at));
    }

    private static TaskState state(Run run, TaskLifecycleEvent event) {
        return run.node(event.node()).state();
    }

    private static TaskAttempt attempt(Run run, TaskLifecycleEvent event) {
        return run.node(event.node()).attempts().getLast();
    }

    /// Of the first attempts of a run: without end it would retry to the end of the trial.
    private static Decision retriesForgotten(Run run, LifecycleEvent event, long at, Rules real) {
        return new Edited(run, real.decide(run, event, at))
                .changes(
                        change ->
                                change instanceof Change.TaskChanged c
                                                && c.attempt() != null
                                                && c.attempt().number() <= FORGOTTEN_ATTEMPTS
                                        ? new Change.TaskChanged(
                                                c.node(),
                                                c.state(),
                                                c.mark(),
                                                withoutRetries(c.attempt()))
                                        : change)
                .decision();
    }

    private static TaskAttempt withoutRetries(TaskAttempt a) {
        return new TaskAttempt(
                a.number(),
                a.tryNumber(),
                0,
                a.state(),
                a.times(),
                a.worker(),
                a.pid(),
                a.exitCode(),
                a.reason(),
                a.logPath(),
                a.killCause(),
                a.outputs(),
                a.skips());
    }

    private static Decision retryAtOnce(Run run, LifecycleEvent event, long at, Rules real) {
        return new Edited(run, real.decide(run, event, at))
                .followUps(
                        f ->
                                f.event() instanceof TaskLifecycleEvent.Retry
                                        ? new FollowUp(f.event(), 0)
                                        : f)
                .decision();
    }

    private static Decision lateApplied(Run run, LifecycleEvent event, long at, Rules real) {
        if (event instanceof TaskLifecycleEvent task
                && task.attempt() > 0
                && run.node(task.node()).state().isInFlight()
                && attempt(run, task).number() > task.attempt()) {
            return real.decide(run, ofAttempt(task, attempt(run, task).number()), at);
        }
        return real.decide(run, event, at);
    }

    private static TaskLifecycleEvent ofAttempt(TaskLifecycleEvent event, int number) {
        return switch (event) {
            case TaskLifecycleEvent.Succeeded e ->
                    new TaskLifecycleEvent.Succeeded(
                            e.node(), number, e.exitCode(), e.outputs(), e.skips());
            case TaskLifecycleEvent.Failed e ->
                    new TaskLifecycleEvent.Failed(e.node(), number, e.exitCode(), e.reason());
            case TaskLifecycleEvent.Killed e ->
                    new TaskLifecycleEvent.Killed(e.node(), number, e.exitCode(), e.reason());
            case TaskLifecycleEvent e -> e;
        };
    }

    private static Decision lastWins(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        if (!(event instanceof TaskLifecycleEvent.Succeeded end)
                || end.attempt() == 0
                || run.state() != WorkflowState.RUNNING) {
            return decision;
        }
        TaskExecution node = run.node(end.node());
        TaskAttempt given =
                node.attempts().stream()
                        .filter(a -> a.number() == end.attempt())
                        .filter(a -> a.state() == TaskState.FAILOVER)
                        .findFirst()
                        .orElse(null);
        if (given == null || node.state().isTerminal()) {
            return decision;
        }
        return new Edited(run, decision)
                .change(
                        new Change.TaskChanged(
                                end.node(),
                                TaskState.SUCCEEDED,
                                node.mark(),
                                given.ended(TaskState.SUCCEEDED, 0, "", end.outputs(), at)))
                .publish(new WorkflowLifecycleEvent.TopologyTransition(end.node()))
                .decision();
    }

    private static Decision killOnce(Run run, LifecycleEvent event, long at, Rules real) {
        return new Edited(run, real.decide(run, event, at))
                .withoutFollowUps(
                        f -> f.event() instanceof TaskLifecycleEvent.Kill kill && kill.round() > 0)
                .decision();
    }

    private static Decision killAssumed(Run run, LifecycleEvent event, long at, Rules real) {
        if (event instanceof TaskLifecycleEvent.Kill kill
                && !run.graph().plan().isLogic(kill.node())
                && state(run, kill) == TaskState.RUNNING) {
            return real.decide(
                    run,
                    new TaskLifecycleEvent.Killed(
                            kill.node(), attempt(run, kill).number(), null, "killed"),
                    at);
        }
        return real.decide(run, event, at);
    }

    private static Decision successKilled(Run run, LifecycleEvent event, long at, Rules real) {
        if (event instanceof TaskLifecycleEvent.Succeeded end
                && !run.graph().plan().isLogic(end.node())
                && run.state() == WorkflowState.READY_STOP) {
            return real.decide(
                    run,
                    new TaskLifecycleEvent.Killed(end.node(), end.attempt(), null, "stopped"),
                    at);
        }
        return real.decide(run, event, at);
    }

    private static Decision slotLeak(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        return event instanceof TaskLifecycleEvent.Failed
                ? new Edited(run, decision)
                        .withoutEffects(Effect.ReleaseSlot.class::isInstance)
                        .decision()
                : decision;
    }

    private static Decision stopIgnored(Run run, LifecycleEvent event, long at, Rules real) {
        if (event instanceof TaskLifecycleEvent.Dispatch
                && run.state() == WorkflowState.READY_STOP) {
            Run going = run.with(new Change.RunChanged(run.status().in(WorkflowState.RUNNING, "")));
            return new Edited(run, real.decide(going, event, at)).decision();
        }
        if (event instanceof TaskLifecycleEvent.Kill kill
                && state(run, kill) == TaskState.SUBMITTED
                && !attempt(run, kill).isPlaced()) {
            return Edited.nothing(run);
        }
        return real.decide(run, event, at);
    }

    private static boolean isTakeOver(Run run, LifecycleEvent event) {
        return event instanceof WorkflowLifecycleEvent.Start start
                && start.command() == null
                && run.status().startedAt() > 0;
    }

    private static Decision timersLost(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        return isTakeOver(run, event)
                ? new Edited(run, decision).withoutFollowUps(f -> f.due() > 0).decision()
                : decision;
    }

    private static Decision intentLost(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        return isTakeOver(run, event)
                ? new Edited(run, decision)
                        .withoutFollowUps(f -> f.event() instanceof TaskLifecycleEvent.Kill)
                        .decision()
                : decision;
    }

    private static Decision startsAgain(Run run, LifecycleEvent event, long at, Rules real) {
        Decision decision = real.decide(run, event, at);
        if (!isTakeOver(run, event)) {
            return decision;
        }
        Edited edited = new Edited(run, decision);
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.Reattach reattach) {
                edited.publish(
                        new TaskLifecycleEvent.Failover(
                                reattach.node(), reattach.attempt(), "taken over"));
            }
        }
        return edited.withoutEffects(Effect.Reattach.class::isInstance).decision();
    }

    private static Decision dropped(Run run, LifecycleEvent event, long at, Rules real) {
        try {
            return real.decide(run, event, at);
        } catch (IllegalStateException _) {
            return Edited.nothing(run);
        }
    }
}
