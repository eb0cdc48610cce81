package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.World;
import dev.pilothouse.engine.simulation.WorldPorts;
import dev.pilothouse.engine.simulation.scenario.Deed;
import dev.pilothouse.engine.simulation.scenario.Deed.Request;
import dev.pilothouse.engine.simulation.scenario.Stagehand;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/// A trial being played: first the faults and the requests, then an hour of peace, in which whoever
/// has stopped or paused a run lets it go on.
///
/// **Thread:** one; the same plan gives the same outcome.
final class PlayedTrial {

    /// When every fault ends, in milliseconds of virtual time.
    static final long FAULTS_END = 20_000;

    private static final long QUIESCENCE = 600_000;
    private static final long ASK_AGAIN = 500;
    private static final int MOST_RECOVERIES = 6;

    private final TrialPlan plan;
    private final World world;
    private final Stagehand stagehand;
    private final Map<Integer, CompletableFuture<Long>> started = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();

    private PlayedTrial(TrialPlan plan, RunStore store, Rules rules, WorldPorts ports) {
        this.plan = plan;
        plan.children().forEach(store::saveDefinition);
        this.world = new World(plan.world(), plan.script(), store, rules, ports);
        this.stagehand = new Stagehand(world);
    }

    /// Plays a plan on an empty store; `seed` names it in the outcome.
    static RandomTrial.Outcome play(
            long seed, TrialPlan plan, RunStore store, Rules rules, WorldPorts ports) {
        PlayedTrial trial = new PlayedTrial(plan, store, rules, ports);
        trial.play();
        World world = trial.world;
        return new RandomTrial.Outcome(
                seed, trial.violations, world.traceHash(), world.events(), world.elapsed());
    }

    private void play() {
        for (int run = 0; run < plan.starts().size(); run++) {
            int number = run;
            world.in(plan.starts().get(run), () -> start(number));
        }
        long end = FAULTS_END;
        for (Happening happening : plan.happenings()) {
            world.in(happening.at(), () -> happen(happening));
            end = Math.max(end, happening.at());
        }
        world.in(FAULTS_END, this::heal);
        long last = end;
        world.until(() -> world.elapsed() > last || isBroken(), last + 1_000);
        world.until(() -> isSettled() || isBroken(), QUIESCENCE);
        if (isBroken()) {
            violations.addAll(world.violations().found());
            return;
        }
        for (int run = 0; run < plan.starts().size(); run++) {
            check(run);
        }
        checkEverything();
        violations.addAll(0, world.violations().found());
    }

    private void start(int run) {
        started.put(run, world.people().start(plan.workflow(), StartOptions.defaults("trial")));
    }

    /// Whoever wants something of a run that is not accepted yet asks again: what never ends by
    /// itself may wait for just that.
    private void happen(Happening happening) {
        Long run = happening.concernsRun() ? id(happening.run()) : Long.valueOf(0);
        if (run != null) {
            stagehand.act(run, happening.deed(), "at %d ms".formatted(happening.at()));
        } else if (started.containsKey(happening.run())) {
            world.in(ASK_AGAIN, () -> happen(happening));
        }
    }

    /// A run by its number in the plan; null while it is not accepted.
    private @Nullable Long id(int run) {
        CompletableFuture<Long> start = started.get(run);
        return start == null || !start.isDone() ? null : start.join();
    }

    private void heal() {
        world.heal();
        world.names().forEach(world::restart);
    }

    /// What comes behind a violation says nothing any more.
    private boolean isBroken() {
        return !world.violations().found().isEmpty();
    }

    private boolean isSettled() {
        return stagehand.isIdle()
                && started.values().stream().allMatch(s -> s.isDone() && world.isOver(s.join()));
    }

    // --- what must have come of it ---

    private void check(int number) {
        Long id = id(number);
        if (id == null) {
            violations.add("I-10: a start was never accepted");
            return;
        }
        if (plan.isControlled(number)) {
            bringToEnd(id);
        }
        Run run = world.run(id);
        if (run == null || !run.state().isTerminal()) {
            violations.add(
                    "I-10: run %d is %s long after the last fault"
                            .formatted(id, run == null ? "not begun" : run.state()));
            return;
        }
        if (!world.until(() -> world.isQuiet(id), QUIESCENCE)) {
            violations.add("I-10: something of run %d is left at a worker".formatted(id));
        }
        checkEnd(run, plan.isControlled(number));
    }

    /// Whoever has stopped, paused or forced something recovers the run, as often as it takes.
    private void bringToEnd(long id) {
        for (int i = 0; i < MOST_RECOVERIES; i++) {
            Run run = world.run(id);
            if (run == null || !run.state().isTerminal() || run.state() == expected(run).state()) {
                return;
            }
            int refusals = stagehand.notes().size();
            ask(
                    id,
                    run.state() == WorkflowState.FAILED
                            ? Request.RECOVER_FAILED
                            : Request.RECOVER_SUSPENDED);
            if (stagehand.notes().size() > refusals) {
                ask(id, Request.RERUN);
            }
        }
    }

    private void ask(long id, Request request) {
        stagehand.act(id, new Deed.OfRun(request), request.name());
        world.until(() -> stagehand.isIdle() && world.isOver(id), QUIESCENCE);
    }

    private ExpectedEnd expected(Run run) {
        Set<String> forced = new TreeSet<>();
        states(run)
                .forEach(
                        (task, state) -> {
                            if (state == TaskState.FORCED_SUCCESS) {
                                forced.add(task);
                            }
                        });
        return ExpectedEnd.of(plan, forced);
    }

    private void checkEnd(Run run, boolean controlled) {
        ExpectedEnd expected = expected(run);
        if (run.state() != expected.state()) {
            violations.add(
                    "I-19: run %d ended %s (%s), expected %s"
                            .formatted(
                                    run.identity().id(),
                                    run.state(),
                                    run.status().reason(),
                                    expected.state()));
        }
        boolean whole = run.identity().failureStrategy() == FailureStrategy.CONTINUE && !controlled;
        if ((whole || run.state() == WorkflowState.SUCCEEDED)
                && !states(run).equals(expected.tasks())) {
            violations.add(
                    "I-9: the tasks of run %d ended as %s, expected %s"
                            .formatted(run.identity().id(), states(run), expected.tasks()));
        }
    }

    private static Map<String, TaskState> states(Run run) {
        Map<String, TaskState> states = new TreeMap<>();
        for (int node = 0; node < run.graph().size(); node++) {
            states.put(run.graph().plan().task(node).name(), run.node(node).state());
        }
        return states;
    }

    /// Children end with whoever has started them, and nothing is held by what has ended. Who got
    /// no answer to a start may have started a run that nobody knows of: it is left alone.
    private void checkEverything() {
        boolean over = world.until(() -> world.runs().stream().allMatch(world::isOver), QUIESCENCE);
        for (long id : world.runs()) {
            ParentLink parent = Objects.requireNonNull(world.run(id)).identity().parent();
            if (parent != null && world.isOver(parent.run()) && !world.isOver(id)) {
                violations.add("I-10: run %d did not end with its parent".formatted(id));
            }
        }
        if (over && violations.isEmpty()) {
            world.checkSlots();
        }
    }
}
