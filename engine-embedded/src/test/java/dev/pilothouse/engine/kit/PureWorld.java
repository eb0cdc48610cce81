package dev.pilothouse.engine.kit;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.TaskOrders;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.logic.Choice;
import dev.pilothouse.engine.logic.Conditions;
import dev.pilothouse.engine.logic.LogicException;
import dev.pilothouse.engine.logic.Switch;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.statemachine.AwaitedAttempt;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/// A world for one run in virtual time: the real rules, a queue, and executors that do what a
/// script says. Nothing here has a thread, a clock or a file.
public final class PureWorld {

    /// How an attempt ends, after how long, and what it publishes.
    public record Act(String ends, long after, Map<String, String> outputs) {
        /// An attempt that publishes nothing.
        public Act(String ends, long after) {
            this(ends, after, Map.of());
        }
    }

    private static final long BEGIN = 1_000_000;

    private final PriorityQueue<QueuedEvent> queue = new PriorityQueue<>();
    private final Map<String, List<Act>> script = new HashMap<>();
    private final Map<Integer, Long> endings = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();
    private final List<Integer> killsSent = new ArrayList<>();
    private final RunInvariants invariants = new RunInvariants();
    private final Run first;
    private Run run;
    private long now = BEGIN;
    private long sequence;
    private boolean unloaded;
    private boolean placing = true;
    private int lostKills;
    private @Nullable RunCommand waiting;

    private PureWorld(Run run) {
        this.first = run;
        this.run = run;
    }

    /// A world in which a run of the definition was just accepted.
    public static PureWorld of(WorkflowDefinition definition) {
        return of(definition, ExecutionPlan.of(definition));
    }

    /// A world in which a run of a part of a definition was just accepted.
    public static PureWorld of(WorkflowDefinition definition, ExecutionPlan plan) {
        RunIdentity identity =
                new RunIdentity(
                        1,
                        definition.name(),
                        1,
                        definition.failureStrategy(),
                        StartOptions.defaults("test"),
                        BEGIN);
        PureWorld world = new PureWorld(Run.submitted(identity, plan));
        world.publish(new WorkflowLifecycleEvent.Start());
        return world;
    }

    /// A world in which a run was loaded again: what was at workers is lost.
    public static PureWorld loadedAgain(Run run) {
        PureWorld world = new PureWorld(run);
        world.publish(new WorkflowLifecycleEvent.Start());
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null
                    && attempt.isPlaced()
                    && !run.graph().plan().isLogic(node)
                    && !run.node(node).state().isTerminal()
                    && attempt.times().ended() == 0) {
                world.publish(new TaskLifecycleEvent.Failover(node, attempt.number(), "restarted"));
            }
        }
        return world;
    }

    /// What the attempts of a task do, one after the other; the last one repeats. Other tasks
    /// succeed after a second.
    public PureWorld script(String task, Act... acts) {
        script.put(task, List.of(acts));
        return this;
    }

    /// Gives a command to the run after it has ended and left the memory: on a fresh bus, as in the
    /// engine.
    public PureWorld command(RunCommand command) {
        reload();
        waiting = command;
        return publish(new WorkflowLifecycleEvent.Start(command));
    }

    /// Loads the run again after it has ended and left the memory.
    public PureWorld reload() {
        toTheEnd();
        queue.clear();
        unloaded = false;
        return this;
    }

    /// Loses everything but the state, as a crash does, and loads the run again; a command that was
    /// not handled yet is still there.
    public PureWorld crash() {
        queue.clear();
        unloaded = false;
        endings.clear();
        if (run.state().isTerminal()) {
            return publish(
                    waiting == null
                            ? new WorkflowLifecycleEvent.Finalize()
                            : new WorkflowLifecycleEvent.Start(waiting));
        }
        publish(new WorkflowLifecycleEvent.Start());
        AwaitedAttempt.of(run)
                .forEach(
                        lost ->
                                publish(
                                        new TaskLifecycleEvent.Failover(
                                                lost.node(), lost.attempt(), "restarted")));
        return this;
    }

    /// Nobody gives slots any more.
    public PureWorld withoutSlots() {
        placing = false;
        return this;
    }

    /// The next kills get lost on their way.
    public PureWorld losingKills(int count) {
        lostKills = count;
        return this;
    }

    /// Publishes an event from outside.
    public PureWorld publish(LifecycleEvent event) {
        queue.add(new QueuedEvent(now, ++sequence, now, 0, event));
        return this;
    }

    /// Handles one event, moving the time on to it; false if there is none.
    public boolean step() {
        QueuedEvent next = queue.poll();
        if (next == null || unloaded) {
            return false;
        }
        now = Math.max(now, next.due());
        Decision decision = Rules.tables().decide(run, next.event(), now);
        invariants.check(run, next.event(), decision, now);
        journal.add(
                new JournalEntry(
                        journal.size() + 1L,
                        now,
                        next.publishedAt(),
                        next.cause(),
                        next.event(),
                        decision.verdict(),
                        decision.note(),
                        decision.changes()));
        run = decision.next();
        waiting = null;
        for (FollowUp followUp : decision.followUps()) {
            long due = followUp.due() == 0 ? now : followUp.due();
            queue.add(new QueuedEvent(due, ++sequence, now, journal.size(), followUp.event()));
        }
        decision.effects().forEach(this::act);
        return true;
    }

    /// Handles events until none is left.
    public PureWorld toTheEnd() {
        return until(_ -> false);
    }

    /// Handles events until the run is as wanted, or none is left.
    public PureWorld until(Predicate<Run> wanted) {
        int steps = 0;
        while (!wanted.test(run) && step()) {
            if (++steps > 1_000_000) {
                throw new AssertionError("Expected the run to come to an end, but it goes on");
            }
        }
        return this;
    }

    /// Handles events until a task is in a state. **Failure:** [AssertionError] if it never is.
    public PureWorld until(String task, TaskState state) {
        until(r -> state(task) == state);
        if (state(task) != state) {
            throw new AssertionError(
                    "Expected " + task + " to become " + state + ", but it is " + state(task));
        }
        return this;
    }

    private void act(Effect effect) {
        switch (effect) {
            case Effect.RequestSlot request -> {
                if (placing) {
                    publish(
                            new TaskLifecycleEvent.Dispatch(
                                    request.node(), request.attempt(), "w1"));
                }
            }
            case Effect.SendDispatch send -> begin(send.node(), send.attempt());
            case Effect.RunLogic logic -> look(logic.node(), logic.attempt());
            case Effect.SendKill kill -> {
                killsSent.add(kill.attempt());
                if (kill.hard() || --lostKills < 0) {
                    killed(kill.attempt());
                }
            }
            case Effect.SendRecall recall -> recalled(recall.attempt());
            case Effect.Alert alert -> alerts.add(alert.message());
            case Effect.Unload _ -> unloaded = true;
            case Effect.ReleaseSlot _,
                    Effect.Reattach _,
                    Effect.WakeNext _,
                    Effect.WakeTaskGroup _,
                    Effect.JumpTaskGroup _ -> {}
        }
    }

    /// What the master does with its own tasks: branches are chosen for real, the others do what
    /// the script says.
    private void look(int node, int attempt) {
        TaskAttempt current = attemptOf(node);
        LogicKind kind = LogicKind.of(run.graph().plan().task(node).type()).orElseThrow();
        if (current.number() != attempt || current.state().isTerminal()) {
            return;
        }
        if (current.killCause() != null) {
            killsSent.add(attempt);
            killed(attempt);
        } else if (kind != LogicKind.CONDITIONS && kind != LogicKind.SWITCH) {
            if (!begun.contains(attempt)) {
                begin(node, attempt);
            }
        } else {
            if (begun.add(attempt)) {
                started.add(name(node));
                publish(new TaskLifecycleEvent.Dispatched(node, attempt, LogicKind.MASTER));
                publish(new TaskLifecycleEvent.Running(node, attempt, null, ""));
            }
            publish(chosen(kind, node, attempt));
        }
    }

    private TaskLifecycleEvent chosen(LogicKind kind, int node, int attempt) {
        TaskSettings settings = run.graph().plan().task(node).settings();
        try {
            Choice choice =
                    kind == LogicKind.CONDITIONS
                            ? Conditions.of(settings).choose(run.graph())
                            : Switch.of(settings)
                                    .choose(new TaskOrders("p", List.of()).parameters(run, node));
            return new TaskLifecycleEvent.Succeeded(
                    node, attempt, null, Outputs.NONE, choice.skips());
        } catch (LogicException e) {
            return new TaskLifecycleEvent.Failed(
                    node, attempt, null, String.valueOf(e.getMessage()));
        }
    }

    private void begin(int node, int attempt) {
        if (endings.containsKey(attempt)) {
            return;
        }
        String task = name(node);
        Act act = actOf(task, Objects.requireNonNull(run.node(node).attempt()).tryNumber());
        if (act.ends().equals("UNANSWERED")) {
            return;
        }
        publish(new TaskLifecycleEvent.Dispatched(node, attempt, "w1"));
        if (act.ends().equals("NOT_BEGUN")) {
            return;
        }
        started.add(task);
        begun.add(attempt);
        publish(new TaskLifecycleEvent.Running(node, attempt, 4711L, "log"));
        switch (act.ends()) {
            case "SUCCEEDED" ->
                    later(
                            act,
                            attempt,
                            new TaskLifecycleEvent.Succeeded(
                                    node, attempt, 0, Outputs.plain(act.outputs())));
            case "FAILED" ->
                    later(
                            act,
                            attempt,
                            new TaskLifecycleEvent.Failed(node, attempt, 1, "exit code 1"));
            case "KILLED" ->
                    later(
                            act,
                            attempt,
                            new TaskLifecycleEvent.Killed(node, attempt, 137, "signal 9"));
            case "NEVER", "DEAF" -> {}
            default -> throw new IllegalArgumentException("unknown end " + act.ends());
        }
    }

    private void later(Act act, int attempt, LifecycleEvent event) {
        QueuedEvent ending = new QueuedEvent(now + act.after(), ++sequence, now, 0, event);
        endings.put(attempt, ending.sequence());
        queue.add(ending);
    }

    private void killed(int attempt) {
        int node = run.graph().nodeOfAttempt(attempt).orElseThrow();
        if (actOf(name(node), attemptOf(node).tryNumber()).ends().equals("DEAF")) {
            return;
        }
        Long ending = endings.get(attempt);
        queue.removeIf(event -> ending != null && event.sequence() == ending);
        publish(new TaskLifecycleEvent.Killed(node, attempt, 143, "killed"));
    }

    private void recalled(int attempt) {
        if (!begun.contains(attempt)) {
            int node = run.graph().nodeOfAttempt(attempt).orElseThrow();
            publish(new TaskLifecycleEvent.Paused(node, attempt));
        }
    }

    private Act actOf(String task, int tryNumber) {
        List<Act> acts = script.getOrDefault(task, List.of(new Act("SUCCEEDED", 1_000)));
        return acts.get(Math.min(tryNumber, acts.size()) - 1);
    }

    private String name(int node) {
        return run.graph().plan().task(node).name();
    }

    // --- what came of it ---

    /// The run as it is.
    public Run run() {
        return run;
    }

    /// The run as it was accepted.
    public Run first() {
        return first;
    }

    /// The node of a task.
    public int node(String task) {
        return run.graph().plan().index(task);
    }

    /// A task's state.
    public TaskState state(String task) {
        return run.node(node(task)).state();
    }

    /// The states of a task's attempts, oldest first.
    public List<TaskState> attempts(String task) {
        return run.node(node(task)).attempts().stream().map(TaskAttempt::state).toList();
    }

    /// A task's current attempt.
    public TaskAttempt attempt(String task) {
        return attemptOf(node(task));
    }

    private TaskAttempt attemptOf(int node) {
        return Objects.requireNonNull(run.node(node).attempt());
    }

    /// The tasks in the order in which their attempts began.
    public List<String> started() {
        return started;
    }

    /// Everything handled so far.
    public List<JournalEntry> journal() {
        return journal;
    }

    /// What people were told.
    public List<String> alerts() {
        return alerts;
    }

    /// The attempts that executors were asked to end, once for each time.
    public List<Integer> killsSent() {
        return killsSent;
    }

    /// The virtual time since the run was accepted, in milliseconds.
    public long elapsed() {
        return now - BEGIN;
    }

    /// How often the current attempt of a task was asked to end, as the run knows it.
    public int killRounds(String task) {
        return attempt(task).times().killRounds();
    }

    /// How many events wait.
    public int pending() {
        return queue.size();
    }
}
