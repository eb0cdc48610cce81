package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunStatus;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Looks into a run: says what is known about a task of it, or about itself.
final class Inspector {

    private final ZoneId zone;
    private final Words words;
    private final NextEvent nextEvent;

    Inspector(ZoneId zone, Words words, Rules rules) {
        this.zone = zone;
        this.words = words;
        this.nextEvent = new NextEvent(rules, words);
    }

    /// What there is to say about a task.
    ///
    /// @param desk what the dispatch desk says about it, if it waits there
    /// @param past true if nothing holds its bus but that the moment is a past one
    Inspection task(
            RunSnapshot snapshot,
            int node,
            Optional<String> desk,
            boolean past,
            UnaryOperator<String> mask,
            long now) {
        Run run = snapshot.run();
        TaskDefinition task = run.graph().plan().task(node);
        TaskExecution execution = run.node(node);
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("type", task.type()));
        TaskAttempt attempt = execution.attempt();
        if (attempt != null) {
            attempt(task, attempt, mask, now, facts);
        }
        return new Inspection(
                task.name(),
                StateLooks.of(execution.state()),
                execution.state().name(),
                facts,
                new WhyNotRunning(past ? withoutBus(snapshot) : snapshot, now, words)
                        .of(node, desk),
                List.of(),
                nextEvent.facts(snapshot, mask, now));
    }

    private static RunSnapshot withoutBus(RunSnapshot snapshot) {
        return new RunSnapshot(
                snapshot.run(), snapshot.lastEntry(), snapshot.entries(), BusView.EMPTY);
    }

    /// What there is to say about the run as a whole.
    Inspection run(RunSnapshot snapshot, UnaryOperator<String> mask, long now) {
        Run run = snapshot.run();
        RunStatus status = run.status();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                fact(
                        "workflow",
                        words.get(
                                "inspector.version",
                                run.identity().workflow(),
                                run.identity().version())));
        facts.add(fact("started-by", run.identity().options().author()));
        facts.add(fact("tasks", Integer.toString(run.graph().plan().selected().cardinality())));
        facts.add(fact("events", Figures.number(snapshot.lastEntry())));
        span(status.startedAt(), status.endedAt(), now, facts);
        if (!status.reason().isEmpty()) {
            facts.add(fact("reason", mask.apply(status.reason())));
        }
        return new Inspection(
                words.get("crumb.run", run.identity().id()),
                StateLooks.of(status.state()),
                status.state().name(),
                facts,
                "",
                List.of(),
                nextEvent.facts(snapshot, mask, now));
    }

    private void attempt(
            TaskDefinition task,
            TaskAttempt attempt,
            UnaryOperator<String> mask,
            long now,
            List<Fact> facts) {
        int most = Math.max(attempt.tryNumber(), task.maxRetries() + 1);
        facts.add(fact("attempt", words.get("inspector.of", attempt.tryNumber(), most)));
        AttemptTimes times = attempt.times();
        span(times.started(), times.ended(), now, facts);
        if (attempt.worker() != null) {
            facts.add(fact("worker", attempt.worker()));
        }
        if (attempt.pid() != null) {
            facts.add(fact("process", attempt.pid().toString()));
        }
        if (attempt.exitCode() != null) {
            facts.add(fact("exit-code", attempt.exitCode().toString()));
        }
        if (!attempt.reason().isEmpty()) {
            facts.add(fact("reason", mask.apply(attempt.reason())));
        }
    }

    private void span(long started, long ended, long now, List<Fact> facts) {
        if (started > 0) {
            facts.add(fact("started", Figures.time(started, zone)));
            facts.add(fact("duration", Figures.span((ended > 0 ? ended : now) - started)));
        }
    }

    private Fact fact(String name, String value) {
        return new Fact(words.get("fact." + name), value);
    }
}
