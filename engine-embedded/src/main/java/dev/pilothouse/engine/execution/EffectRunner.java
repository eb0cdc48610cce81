package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.DispatchDesk;
import dev.pilothouse.engine.dispatch.DispatchEntry;
import dev.pilothouse.engine.dispatch.SlotRequest;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskGroupWaits;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.logic.master.LogicTasks;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.Run;

import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Does what decisions ask for outside the run, after they were committed.
///
/// **Thread:** the run's fire worker; nothing here blocks.
public final class EffectRunner {

    private final DispatchDesk desk;
    private final TaskExecutor executor;
    private final TaskOrders orders;
    private final TaskGroupWaits groups;
    private final LogicTasks logic;
    private final InFlight inFlight;
    private final BiConsumer<Long, String> alerts;
    private final Consumer<String> wakeNext;
    private final Consumer<WorkflowExecution> unload;

    /// `alerts` is told what a person should know of a run; `wakeNext` lets the next run of a
    /// serial workflow begin; `unload` takes a run out of the memory.
    EffectRunner(
            DispatchDesk desk,
            TaskExecutor executor,
            TaskOrders orders,
            TaskGroupWaits groups,
            LogicTasks logic,
            InFlight inFlight,
            BiConsumer<Long, String> alerts,
            Consumer<String> wakeNext,
            Consumer<WorkflowExecution> unload) {
        this.desk = desk;
        this.executor = executor;
        this.orders = orders;
        this.groups = groups;
        this.logic = logic;
        this.inFlight = inFlight;
        this.alerts = alerts;
        this.wakeNext = wakeNext;
        this.unload = unload;
    }

    /// Does one effect.
    public void run(WorkflowExecution execution, Effect effect) {
        switch (effect) {
            case Effect.RequestSlot request -> requestSlot(execution, request);
            case Effect.ReleaseSlot release -> release(id(execution, release.attempt()));
            case Effect.WakeTaskGroup wake -> groups.look(wake.group());
            case Effect.JumpTaskGroup jump -> groups.look(jump.group());
            case Effect.SendDispatch send -> dispatch(execution, send);
            case Effect.RunLogic logic -> this.logic.look(execution, logic.node(), logic.attempt());
            case Effect.SendRecall recall -> executor.recall(id(execution, recall.attempt()));
            case Effect.Reattach reattach -> reattach(execution, reattach);
            case Effect.SendKill kill -> kill(id(execution, kill.attempt()), kill.hard());
            case Effect.WakeNext wake -> wakeNext.accept(wake.workflow());
            case Effect.Alert alert -> alerts.accept(execution.id(), alert.message());
            case Effect.Unload _ -> unload.accept(execution);
        }
    }

    /// Asks for a slot, for an attempt of a task group only once it holds one of the group.
    /// Otherwise it may be done before the commit: a grant is an event on the run's own bus, so it
    /// is handled after what asked for it, and asking twice is asking once.
    public void requestSlot(WorkflowExecution execution, Effect.RequestSlot request) {
        WorkflowDefinition definition = execution.run().graph().plan().definition();
        TaskDefinition task = definition.tasks().get(request.node());
        SlotRequest slot =
                new SlotRequest(
                        task.workerGroup(),
                        new DispatchEntry(
                                id(execution, request.attempt()),
                                definition.priority(),
                                task.priority(),
                                task.taskGroupPriority(),
                                request.firstSubmitted(),
                                0),
                        worker ->
                                execution
                                        .bus()
                                        .publish(
                                                new TaskLifecycleEvent.Dispatch(
                                                        request.node(),
                                                        request.attempt(),
                                                        worker)));
        String group = execution.run().graph().plan().taskGroup(request.node());
        if (group == null) {
            desk.request(slot);
        } else {
            groups.enter(group, slot);
        }
    }

    private void dispatch(WorkflowExecution execution, Effect.SendDispatch send) {
        Run run = execution.run();
        TaskAttempt attempt = run.node(send.node()).attempt();
        if (attempt == null || attempt.number() != send.attempt()) {
            return;
        }
        inFlight.sent(id(execution, send.attempt()), send.node());
        try {
            executor.dispatch(orders.order(run, send.node()));
        } catch (RuntimeException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            execution
                    .bus()
                    .publish(
                            new TaskLifecycleEvent.Failed(
                                    send.node(), send.attempt(), null, reason));
        }
    }

    private void kill(AttemptId attempt, boolean hard) {
        if (hard) {
            executor.killNow(attempt);
        } else {
            executor.kill(attempt);
        }
    }

    private void reattach(WorkflowExecution execution, Effect.Reattach reattach) {
        AttemptId attempt = id(execution, reattach.attempt());
        inFlight.sent(attempt, reattach.node());
        executor.reattach(attempt);
    }

    private void release(AttemptId attempt) {
        inFlight.ended(attempt);
        groups.leave(attempt);
        desk.release(attempt);
    }

    private static AttemptId id(WorkflowExecution execution, int attempt) {
        return new AttemptId(execution.id(), attempt);
    }
}
