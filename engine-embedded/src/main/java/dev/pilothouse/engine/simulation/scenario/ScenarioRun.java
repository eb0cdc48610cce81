package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.simulation.World;
import dev.pilothouse.engine.simulation.WorldPorts;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome.Result;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A scenario being played: the real engine in a simulated world, from one seed.
///
/// **Thread:** one; the same scenario and seed give the same outcome.
public final class ScenarioRun {

    private static final Logger LOG = LoggerFactory.getLogger(ScenarioRun.class);

    /// How long late reports are waited for after the end, in milliseconds of virtual time.
    private static final long SETTLING = 30_000;

    private final Scenario scenario;
    private final long seed;
    private final World world;
    private final Stagehand stagehand;
    private final CompletableFuture<Long> started;
    private long run;
    private int current;
    private boolean eventSeen;
    private boolean met;
    private boolean acting;

    private ScenarioRun(
            Scenario scenario, long seed, RunStore store, Rules rules, WorldPorts ports) {
        this.scenario = scenario;
        this.seed = seed;
        scenario.referenced().forEach(store::saveDefinition);
        this.world =
                new World(scenario.world().seeded(seed), scenario.script(), store, rules, ports);
        this.stagehand = new Stagehand(world);
        world.watch(this::committed);
        for (Step step : scenario.steps()) {
            world.in(step.when().at(), () -> {});
        }
        this.started = world.people().start(scenario.workflow(), scenario.start());
    }

    /// Plays a scenario on an empty store.
    ///
    /// **Failure:** never throws; a failure of the engine is an outcome.
    public static ScenarioOutcome play(Scenario scenario, long seed, RunStore store, Rules rules) {
        return play(scenario, seed, store, rules, WorldPorts.AS_MADE);
    }

    /// The same with something between the world and its masters and workers.
    public static ScenarioOutcome play(
            Scenario scenario, long seed, RunStore store, Rules rules, WorldPorts ports) {
        try {
            return new ScenarioRun(scenario, seed, store, rules, ports).play();
        } catch (RuntimeException e) {
            LOG.debug("Expected to play '{}', but the engine failed", scenario.name(), e);
            return ScenarioOutcome.error(seed, "the engine failed: " + e);
        }
    }

    private ScenarioOutcome play() {
        boolean inTime = world.until(this::isAtEnd, scenario.expect().within());
        long elapsed = world.elapsed();
        if (started.isCompletedExceptionally()) {
            return ScenarioOutcome.error(
                    seed, "the run could not be started: " + started.exceptionNow());
        }
        if (world.isOver(run)) {
            world.until(() -> world.isQuiet(run), SETTLING);
        }
        return outcome(inTime || scenario.expect().isForGoingOn(), elapsed);
    }

    /// A condition may hold for one event only, so it is looked at after each of them.
    private void committed(Run after, JournalEntry entry) {
        if (after.identity().parent() != null) {
            return;
        }
        run = after.identity().id();
        if (current < scenario.steps().size()) {
            Condition when = scenario.steps().get(current).when();
            eventSeen |= when.event() != null && when.event().matches(after, entry.event());
            look(when, after);
        }
    }

    private void look(Condition when, @Nullable Run now) {
        met |= (when.event() == null || eventSeen) && when.holds(now, world.elapsed());
    }

    private boolean isAtEnd() {
        if (started.isCompletedExceptionally()) {
            return true;
        }
        while (!acting
                && current < scenario.steps().size()
                && isCued(scenario.steps().get(current))) {
            follow(scenario.steps().get(current));
        }
        return current == scenario.steps().size()
                && stagehand.isIdle()
                && !scenario.expect().isForGoingOn()
                && world.isOver(run);
    }

    private boolean isCued(Step step) {
        look(step.when(), world.run(run));
        return met && (run != 0 || !step.deed().needsRun());
    }

    private void follow(Step step) {
        if (step.after() == 0) {
            act(step);
        } else {
            acting = true;
            world.in(step.after(), () -> act(step));
        }
    }

    private void act(Step step) {
        acting = false;
        met = false;
        eventSeen = false;
        stagehand.act(run, step.deed(), "step %d (%s)".formatted(current + 1, step.text()));
        current++;
    }

    private ScenarioOutcome outcome(boolean inTime, long elapsed) {
        Run now = world.run(run);
        Map<String, ScenarioOutcome.OfTask> tasks = now == null ? Map.of() : tasks(now);
        List<String> order = world.started(run);
        List<String> diff = new ArrayList<>(missedSteps());
        if (!inTime) {
            diff.add(late(now, elapsed));
        }
        diff.addAll(new Comparison(scenario.expect()).of(now, tasks, order));
        List<String> violations = world.violations().found();
        boolean passed = diff.isEmpty() && violations.isEmpty();
        return new ScenarioOutcome(
                passed ? Result.PASSED : Result.FAILED,
                seed,
                now == null ? null : now.state(),
                tasks,
                order,
                violations,
                elapsed,
                world.events(),
                world.traceHash(),
                diff,
                stagehand.notes());
    }

    private List<String> missedSteps() {
        return current == scenario.steps().size()
                ? List.of()
                : List.of(
                        "step %d (%s): its condition never held"
                                .formatted(current + 1, scenario.steps().get(current).text()));
    }

    private String late(@Nullable Run now, long elapsed) {
        return "within: expected the end within %s, but after %s the run is %s"
                .formatted(
                        Spans.text(scenario.expect().within()),
                        Spans.text(elapsed),
                        now == null ? "not begun" : now.state());
    }

    private static Map<String, ScenarioOutcome.OfTask> tasks(Run run) {
        Map<String, ScenarioOutcome.OfTask> tasks = new LinkedHashMap<>();
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.graph().plan().isSelected(node)) {
                List<TaskState> attempts =
                        run.node(node).attempts().stream().map(attempt -> attempt.state()).toList();
                tasks.put(
                        run.graph().plan().task(node).name(),
                        new ScenarioOutcome.OfTask(run.node(node).state(), attempts));
            }
        }
        return tasks;
    }
}
