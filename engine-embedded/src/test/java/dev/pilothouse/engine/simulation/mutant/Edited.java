package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A decision that is being falsified.
final class Edited {

    private final Run run;
    private final Decision real;
    private final List<Change> changes;
    private final List<FollowUp> followUps;
    private final List<Effect> effects;

    Edited(Run run, Decision real) {
        this.run = run;
        this.real = real;
        this.changes = new ArrayList<>(real.changes());
        this.followUps = new ArrayList<>(real.followUps());
        this.effects = new ArrayList<>(real.effects());
    }

    /// Nothing was decided.
    static Decision nothing(Run run) {
        return new Decision(Verdict.LATE, "", List.of(), List.of(), List.of(), run);
    }

    Edited change(Change change) {
        changes.add(change);
        return this;
    }

    Edited changes(UnaryOperator<Change> edit) {
        changes.replaceAll(edit);
        return this;
    }

    Edited withoutChanges(Predicate<Change> unwanted) {
        changes.removeIf(unwanted);
        return this;
    }

    Edited publish(LifecycleEvent event) {
        followUps.add(new FollowUp(event, 0));
        return this;
    }

    Edited followUps(UnaryOperator<FollowUp> edit) {
        followUps.replaceAll(edit);
        return this;
    }

    Edited withoutFollowUps(Predicate<FollowUp> unwanted) {
        followUps.removeIf(unwanted);
        return this;
    }

    Edited withoutEffects(Predicate<Effect> unwanted) {
        effects.removeIf(unwanted);
        return this;
    }

    /// Starts a node, whatever came before.
    Edited start(int node) {
        return change(new Change.TaskChanged(node, TaskState.NOT_RUN, Mark.ACTIVE, null))
                .publish(new TaskLifecycleEvent.Start(node));
    }

    Decision decision() {
        return new Decision(
                Verdict.APPLIED, real.note(), changes, followUps, effects, run.with(changes));
    }
}
