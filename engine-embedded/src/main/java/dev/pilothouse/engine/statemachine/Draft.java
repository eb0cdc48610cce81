package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A decision while it is being made: every change takes effect on the drafted run at once, so that
/// later steps see it.
///
/// **Thread:** the one that decides; lives for one event.
final class Draft {

    private final long at;
    private final List<Change> changes = new ArrayList<>(2);
    private final List<FollowUp> followUps = new ArrayList<>(2);
    private final List<Effect> effects = new ArrayList<>(1);
    private Run run;

    Draft(Run run, long at) {
        this.run = run;
        this.at = at;
    }

    Run run() {
        return run;
    }

    WorkflowExecutionGraph graph() {
        return run.graph();
    }

    ExecutionPlan plan() {
        return run.graph().plan();
    }

    /// The instant of the event, in milliseconds since the epoch.
    long at() {
        return at;
    }

    TaskExecution node(int node) {
        return run.node(node);
    }

    /// Puts a node and its attempt into a state; the mark stays.
    void task(int node, TaskState state, @Nullable TaskAttempt attempt) {
        task(node, state, run.node(node).mark(), attempt);
    }

    void task(int node, TaskState state, Mark mark, @Nullable TaskAttempt attempt) {
        change(new Change.TaskChanged(node, state, mark, attempt));
    }

    /// Moves a node's mark.
    void mark(int node, Mark mark) {
        TaskExecution execution = run.node(node);
        task(node, execution.state(), mark, execution.attempt());
    }

    void status(RunStatus status) {
        change(new Change.RunChanged(status));
    }

    void publish(LifecycleEvent event) {
        followUps.add(new FollowUp(event, 0));
    }

    void publish(LifecycleEvent event, long due) {
        followUps.add(new FollowUp(event, due));
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    Decision applied() {
        return applied("");
    }

    Decision applied(String note) {
        return decision(Verdict.APPLIED, note);
    }

    Decision late(String note) {
        return decision(Verdict.LATE, note);
    }

    Decision illegal(String note) {
        return decision(Verdict.ILLEGAL, note);
    }

    /// Makes a change that was found elsewhere.
    void apply(Change change) {
        change(change);
    }

    private void change(Change change) {
        changes.add(change);
        run = run.with(change);
    }

    private Decision decision(Verdict verdict, String note) {
        return new Decision(verdict, note, changes, followUps, effects, run);
    }
}
