package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/// What one event has changed: the fields of the run, its tasks and their attempts, and the rows
/// that were written.
///
/// @param before the run before the event
/// @param after the run after it
/// @param entry the event
record EventChange(Run before, Run after, JournalEntry entry) {

    /// The event of a number; empty if there is none.
    static Optional<EventChange> of(Timeline timeline, int number) {
        return number < 1 || number > timeline.size()
                ? Optional.empty()
                : Optional.of(
                        new EventChange(
                                timeline.at(number - 1),
                                timeline.at(number),
                                timeline.entries().get(number - 1)));
    }

    /// Field by field; that nothing has changed is said, too.
    List<Fact> facts(ZoneId zone, UnaryOperator<String> mask, Words words) {
        Differences differences = new Differences(zone, mask);
        List<Fact> facts = new ArrayList<>(differences.between(before.status(), after.status()));
        ExecutionPlan plan = after.graph().plan();
        for (int node : nodes()) {
            List<Fact> ofTask = differences.between(before.node(node), after.node(node));
            if (!ofTask.isEmpty()) {
                facts.add(new Fact(words.get("changed.task"), plan.task(node).name()));
                facts.addAll(ofTask);
            }
        }
        if (facts.isEmpty()) {
            facts.add(new Fact(words.get("changed.what"), words.get("changed.nothing")));
        }
        facts.add(new Fact(words.get("changed.rows"), rows()));
        return facts;
    }

    private Set<Integer> nodes() {
        Set<Integer> nodes = new LinkedHashSet<>();
        for (Change change : entry.changes()) {
            if (change instanceof Change.TaskChanged task) {
                nodes.add(task.node());
            }
        }
        return nodes;
    }

    private String rows() {
        int fresh = 0;
        int written = 0;
        for (int node : nodes()) {
            for (TaskAttempt attempt : after.node(node).attempts()) {
                TaskExecution former = before.node(node);
                boolean known =
                        former.attempts().stream().anyMatch(a -> a.number() == attempt.number());
                fresh += known ? 0 : 1;
                written += known && !former.attempts().contains(attempt) ? 1 : 0;
            }
        }
        StringJoiner rows = new StringJoiner(", ");
        if (fresh > 0) {
            rows.add("task_attempt +" + fresh);
        }
        if (written > 0) {
            rows.add("task_attempt ~" + written);
        }
        return rows.add("workflow_run ~1").add("journal +1").toString();
    }
}
