package dev.pilothouse.console.kit;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.task.TaskTypes;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A run that is taken from event to event by the engine's own rules, in a time of its own.
public final class ScriptedRun {

    /// When every scripted run begins: 2026-11-22T02:00:00Z.
    public static final long BEGIN = 1_795_312_800_000L;

    private final Rules rules = Rules.tables();
    private final TreeSet<QueuedEvent> queue = new TreeSet<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private Run run;
    private long now = BEGIN;
    private long sequence;
    private boolean held;

    private ScriptedRun(WorkflowDefinition definition) {
        run =
                Run.submitted(
                        new RunIdentity(
                                12,
                                definition.name(),
                                3,
                                FailureStrategy.CONTINUE,
                                StartOptions.defaults("ann"),
                                BEGIN),
                        ExecutionPlan.of(definition));
    }

    /// A run of the workflow in a YAML text, not begun.
    public static ScriptedRun of(String yaml) {
        return new ScriptedRun(definition(yaml));
    }

    /// The workflow in a YAML text.
    public static WorkflowDefinition definition(String yaml) {
        return new WorkflowReader(TaskTypes.installed(), Map.of(), ZoneOffset.UTC)
                .read(Path.of("test.yaml"), yaml)
                .orThrow();
    }

    /// Publishes an event from outside.
    public ScriptedRun publish(LifecycleEvent event) {
        queue.add(new QueuedEvent(now, ++sequence, now, 0, event));
        return this;
    }

    /// Handles the next event if it is due.
    public ScriptedRun step() {
        QueuedEvent next = queue.first();
        if (next.due() <= now) {
            queue.remove(next);
            handle(next);
        }
        return this;
    }

    /// Handles everything that is due.
    public ScriptedRun settle() {
        while (!queue.isEmpty() && queue.first().due() <= now) {
            step();
        }
        return this;
    }

    /// Lets time pass.
    public ScriptedRun pass(long millis) {
        now += millis;
        return this;
    }

    /// Takes a task from its slot to the start of its attempt.
    public ScriptedRun begin(String task) {
        int node = node(task);
        int attempt = attempt(node);
        return publish(new TaskLifecycleEvent.Dispatch(node, attempt, "local"))
                .publish(new TaskLifecycleEvent.Dispatched(node, attempt, "local"))
                .publish(new TaskLifecycleEvent.Running(node, attempt, 4711L, "log"))
                .settle();
    }

    /// Reports that a task has succeeded.
    public ScriptedRun succeed(String task) {
        int node = node(task);
        return publish(new TaskLifecycleEvent.Succeeded(node, attempt(node), 0, Outputs.NONE));
    }

    /// Reports that a task has failed.
    public ScriptedRun fail(String task, String reason) {
        int node = node(task);
        return publish(new TaskLifecycleEvent.Failed(node, attempt(node), 1, reason));
    }

    /// Holds the bus, as far as the snapshots show.
    public ScriptedRun hold() {
        held = true;
        return this;
    }

    private int attempt(int node) {
        var attempt = run.node(node).attempt();
        if (attempt == null) {
            throw new IllegalStateException("Expected node " + node + " to have an attempt");
        }
        return attempt.number();
    }

    private void handle(QueuedEvent event) {
        Decision decision = rules.decide(run, event.event(), now);
        long number = journal.size() + 1L;
        journal.add(
                new JournalEntry(
                        number,
                        now,
                        event.publishedAt(),
                        event.cause(),
                        event.event(),
                        decision.verdict(),
                        decision.note(),
                        decision.changes()));
        run = decision.next();
        for (FollowUp next : decision.followUps()) {
            long due = next.due() == 0 ? now : next.due();
            queue.add(new QueuedEvent(due, ++sequence, now, number, next.event()));
        }
    }

    /// A task's node.
    public int node(String task) {
        return run.graph().plan().index(task);
    }

    /// The time.
    public long now() {
        return now;
    }

    /// Everything that was handled.
    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    /// The run as the engine would show it, with these entries as news.
    public RunSnapshot snapshot(List<JournalEntry> news) {
        List<QueuedEvent> ready = queue.stream().filter(e -> e.due() <= now).toList();
        List<QueuedEvent> delayed = queue.stream().filter(e -> e.due() > now).toList();
        BusView bus =
                new BusView(ready, delayed, List.of(), ready.size(), delayed.size(), held, "", 0);
        return new RunSnapshot(run, journal.size(), news, bus);
    }

    /// The run as the engine would show it.
    public RunSnapshot snapshot() {
        return snapshot(List.of());
    }
}
