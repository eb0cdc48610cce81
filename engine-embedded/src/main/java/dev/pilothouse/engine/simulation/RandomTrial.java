package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.SimulatedNetwork.Weather;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Random workflows in a world of random faults: whatever happens, every run comes to the end that
/// its script alone would give, and every invariant holds after every event.
///
/// **Thread:** one.
public final class RandomTrial {

    private static final long FAULTS_END = 20_000;
    private static final long QUIESCENCE = 600_000;

    /// What a trial came to.
    ///
    /// @param seed the trial's seed
    /// @param violations what did not hold; empty if all is well
    /// @param traceHash of everything that was committed
    /// @param events how many events were committed
    /// @param virtualMillis how long it lasted in virtual time
    public record Outcome(
            long seed, List<String> violations, String traceHash, int events, long virtualMillis) {
        public Outcome {
            violations = List.copyOf(violations);
        }
    }

    private final long seed;
    private final Random random;
    private final World world;
    private final RandomWorkflow workflow;
    private final boolean controlled;
    private final List<String> violations = new ArrayList<>();

    private RandomTrial(long seed, RunStore store, Rules rules) {
        this.seed = seed;
        this.random = new Random(seed);
        List<String> groups = List.of("default", "other");
        this.workflow = RandomWorkflow.of(random, groups);
        this.controlled = random.nextInt(4) == 0;
        WorldPlan plan =
                new WorldPlan(
                        1 + random.nextInt(3),
                        Map.of("default", 1 + random.nextInt(2), "other", 1),
                        1 + random.nextInt(5),
                        RandomWorkflow.TASK_GROUPS,
                        random.nextLong());
        this.world = new World(plan, workflow.script(), store, rules);
    }

    /// Runs the trial of a seed on an empty store.
    public static Outcome run(long seed, RunStore store, Rules rules) {
        return new RandomTrial(seed, store, rules).run();
    }

    private Outcome run() {
        StartOptions options =
                new StartOptions(
                        List.of(),
                        List.of(),
                        StartOptions.defaults("trial").dependency(),
                        null,
                        false,
                        false,
                        null,
                        ZoneOffset.UTC,
                        "trial");
        List<CompletableFuture<Long>> started = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            world.in(
                    random.nextInt(5_000),
                    () -> started.add(world.people().start(workflow.definition(), options)));
        }
        planFaults();
        world.in(FAULTS_END, this::heal);
        world.until(() -> world.elapsed() > FAULTS_END, FAULTS_END + 1_000);
        world.until(
                () -> started.stream().allMatch(run -> run.isDone() && world.isOver(run.join())),
                QUIESCENCE);
        started.forEach(this::check);
        violations.addAll(world.violations().found());
        return new Outcome(seed, violations, world.traceHash(), world.events(), world.elapsed());
    }

    private void planFaults() {
        int faults = random.nextInt(6);
        for (int i = 0; i < faults; i++) {
            long at = random.nextInt((int) FAULTS_END);
            Random own = new Random(random.nextLong());
            world.in(at, () -> fault(own));
        }
        if (random.nextInt(3) == 0) {
            Random own = new Random(random.nextLong());
            world.in(random.nextInt((int) FAULTS_END), () -> hurry(own));
        }
        if (controlled) {
            long at = random.nextInt((int) FAULTS_END);
            boolean stop = random.nextBoolean();
            world.in(at, () -> control(stop));
        }
    }

    /// Somebody is in a hurry: a task that waits for its task group, if any does, starts.
    private void hurry(Random own) {
        int tasks = workflow.definition().tasks().size();
        int node = own.nextInt(tasks);
        var _ =
                world.people()
                        .order(
                                1,
                                run ->
                                        run.node(node).state() == TaskState.SUBMITTED
                                                ? new TaskLifecycleEvent.ForceStart(node, "trial")
                                                : null);
    }

    private void fault(Random own) {
        List<String> names = world.names();
        String victim = names.get(own.nextInt(names.size()));
        switch (own.nextInt(9)) {
            case 0, 1 -> {
                world.crash(victim);
                world.in(own.nextInt(8_000), () -> world.restart(victim));
            }
            case 2 -> world.freeze(victim, 100 + own.nextInt(9_000));
            case 3 -> world.expireSession(victim);
            case 4 -> world.partition(victim, names.get(own.nextInt(names.size())));
            case 5 -> world.partition(victim, SimulatedNetwork.REGISTRY);
            case 6 -> world.partition(victim, SimulatedNetwork.STORE);
            case 7 -> world.network().weather(new Weather(0.2, 0.2, 1 + own.nextInt(1_500)));
            case 8 -> {
                if (own.nextBoolean()) {
                    world.storeWeather().down(own.nextInt(5_000));
                } else {
                    world.storeWeather().lossy(0.1, 0.1);
                }
            }
            default -> throw new IllegalStateException("unreachable");
        }
    }

    private void control(boolean stop) {
        var _ = world.people().order(1, _ -> wish(stop));
    }

    private static WorkflowLifecycleEvent wish(boolean stop) {
        return stop
                ? new WorkflowLifecycleEvent.Stop("trial", "")
                : new WorkflowLifecycleEvent.Pause("trial");
    }

    private void heal() {
        world.heal();
        world.names().forEach(world::restart);
    }

    private void check(CompletableFuture<Long> started) {
        if (!started.isDone()) {
            violations.add("I-10: a start was never accepted");
            return;
        }
        long id = started.join();
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
        WorkflowState end = new ExpectedEnd(workflow).state();
        if (!(controlled && id == 1) && run.state() != end) {
            violations.add(
                    "I-19: run %d ended %s (%s), expected %s"
                            .formatted(id, run.state(), run.status().reason(), end));
        }
    }
}
