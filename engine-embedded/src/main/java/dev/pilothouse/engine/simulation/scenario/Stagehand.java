package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.simulation.World;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// Does what the steps of a scenario say, and knows what is not answered yet.
///
/// **Thread:** the simulation's.
public final class Stagehand {

    private static final String AUTHOR = "scenario";

    private final World world;
    private final List<BooleanSupplier> pending = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// One who acts in a world.
    public Stagehand(World world) {
        this.world = world;
    }

    /// True if everything that was asked for is answered, and seen in the run if it was granted.
    public boolean isIdle() {
        pending.removeIf(BooleanSupplier::getAsBoolean);
        return pending.isEmpty();
    }

    /// What was refused or met nothing.
    public List<String> notes() {
        return notes;
    }

    /// Does a deed to a run; `text` names it in notes.
    public void act(long run, Deed deed, String text) {
        switch (deed) {
            case Deed.OfRun of -> request(run, of.request(), text);
            case Deed.OfTask of -> task(run, of, text);
            case Deed.OfProcess of -> process(of);
            case Deed.Freeze freeze -> world.freeze(freeze.name(), freeze.milliseconds());
            case Deed.Partition cut -> world.partition(cut.one(), cut.other());
            case Deed.Heal _ -> world.heal();
            case Deed.Interfere with ->
                    world.interfere(kind(with.kind()), with.deed(), with.delay(), with.count());
            case Deed.StoreDown down -> world.storeDown(down.milliseconds());
            case Deed.ClockJump jump -> world.jumpWallClock(jump.milliseconds());
            case Deed.BadNetwork bad ->
                    world.badNetwork(bad.loss(), bad.duplicates(), bad.longestDelay());
            case Deed.LossyStore lossy -> world.lossyStore(lossy.writes(), lossy.answers());
            case Deed.Stumble stumble -> world.stumble(stumble.decisions());
        }
    }

    private void request(long run, Deed.Request request, String text) {
        switch (request) {
            case STOP -> order(run, _ -> new WorkflowLifecycleEvent.Stop(AUTHOR, ""), text);
            case PAUSE -> order(run, _ -> new WorkflowLifecycleEvent.Pause(AUTHOR), text);
            case RERUN -> command(run, RunCommand.repeat(AUTHOR), text);
            case RECOVER_FAILED -> command(run, RunCommand.recoverFailed(AUTHOR), text);
            case RECOVER_SUSPENDED -> command(run, RunCommand.recoverSuspended(AUTHOR), text);
        }
    }

    private void task(long run, Deed.OfTask of, String text) {
        switch (of.deed()) {
            case FORCE_SUCCESS -> forceSuccess(run, of.task(), text);
            case FORCE_START -> order(run, now -> forceStart(now, of.task()), text);
            case KILL_TASK -> order(run, now -> kill(now, of.task()), text);
            case KILL_OUTSIDE -> {
                if (!world.killOutside(run, of.task())) {
                    notes.add(text + ": no attempt of '" + of.task() + "' runs");
                }
            }
            case RUN_TASK ->
                    command(run, RunCommand.execute(of.task(), Dependency.TASK_ONLY, AUTHOR), text);
        }
    }

    private void forceSuccess(long run, String task, String text) {
        CompletableFuture<ControlOutcome> _ =
                answered(
                        world.people()
                                .request(
                                        run,
                                        master ->
                                                master.commands().forceSuccess(run, task, AUTHOR)),
                        text);
    }

    private static TaskLifecycleEvent kill(Run run, String task) {
        return new TaskLifecycleEvent.Kill(
                run.graph().nodeOfName(task).orElseThrow(),
                TaskLifecycleEvent.ANY_ATTEMPT,
                KillCause.USER,
                0);
    }

    private static TaskLifecycleEvent forceStart(Run run, String task) {
        return new TaskLifecycleEvent.ForceStart(
                run.graph().nodeOfName(task).orElseThrow(), AUTHOR);
    }

    private void process(Deed.OfProcess of) {
        switch (of.deed()) {
            case CRASH -> world.crash(of.name());
            case RESTART -> world.restart(of.name());
            case EXPIRE_SESSION -> world.expireSession(of.name());
        }
    }

    private static Predicate<Message> kind(Deed.MessageKind kind) {
        return switch (kind) {
            case DISPATCH -> Message.Dispatch.class::isInstance;
            case REPORT -> Message.Report.class::isInstance;
            case KILL -> Message.Kill.class::isInstance;
        };
    }

    private void order(long run, Function<Run, @Nullable LifecycleEvent> event, String text) {
        CompletableFuture<Void> noted =
                world.people()
                        .order(run, event)
                        .thenAccept(
                                done -> {
                                    if (!done) {
                                        notes.add(text + ": the run had ended");
                                    }
                                });
        pending.add(noted::isDone);
    }

    /// A command that was granted is seen when the run's next round has begun.
    private void command(long run, RunCommand command, String text) {
        int before = rounds(run);
        CompletableFuture<ControlOutcome> answer =
                answered(
                        world.people()
                                .request(run, master -> master.commands().submit(run, command)),
                        text);
        pending.add(
                () ->
                        answer.isDone()
                                && (answer.isCompletedExceptionally()
                                        || !answer.join().isAccepted()
                                        || rounds(run) > before));
    }

    private int rounds(long run) {
        Run now = world.run(run);
        return now == null ? 0 : now.status().runTimes();
    }

    private CompletableFuture<ControlOutcome> answered(
            CompletableFuture<ControlOutcome> answer, String text) {
        pending.add(answer::isDone);
        return answer.whenComplete(
                (outcome, failure) -> {
                    if (failure != null) {
                        notes.add(text + ": " + failure.getMessage());
                    } else if (!outcome.isAccepted()) {
                        notes.add(text + ": refused, " + outcome.refusal());
                    }
                });
    }
}
