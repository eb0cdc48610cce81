package dev.pilothouse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A world in which a fault of the catalogue is played, on an emptied store.
final class FaultWorld {

    private static final StartOptions DEFAULTS = StartOptions.defaults("test");
    private static final long PATIENCE = 120_000;

    final World world;
    private final RunStore store;

    private FaultWorld(WorldPlan plan, Script script, RunStore store, Rules rules) {
        this.store = store;
        this.world = new World(plan, script, store, rules);
    }

    /// A world of so many masters and workers of the group `default`.
    static FaultWorld of(
            JdbiRunStore store, int masters, int workers, long seed, Map<String, List<Act>> acts) {
        return of(store, plan(masters, workers, seed), acts, Rules.tables());
    }

    /// A world under rules of its own.
    static FaultWorld of(
            JdbiRunStore store, WorldPlan plan, Map<String, List<Act>> acts, Rules rules) {
        store.clear();
        return new FaultWorld(plan, new Script(acts), store, rules);
    }

    /// A world whose masters see the store through somebody; it must be empty.
    static FaultWorld through(RunStore seen, WorldPlan plan, Map<String, List<Act>> acts) {
        return new FaultWorld(plan, new Script(acts), seen, Rules.tables());
    }

    static WorldPlan plan(int masters, int workers, long seed) {
        return new WorldPlan(masters, Map.of("default", workers), 100, Map.of(), seed);
    }

    static Act act(End end, long after) {
        return new Act(end, after, Map.of());
    }

    // --- what people do ---

    CompletableFuture<Long> starting(WorkflowDefinition flow) {
        return starting(flow, DEFAULTS);
    }

    CompletableFuture<Long> starting(WorkflowDefinition flow, StartOptions options) {
        return world.people().start(flow, options);
    }

    /// Starts a run and waits until it is accepted.
    long start(WorkflowDefinition flow) {
        CompletableFuture<Long> started = starting(flow);
        assertThat(world.until(started::isDone, PATIENCE)).as("accepted").isTrue();
        return started.join();
    }

    /// Starts so many runs and waits until all are accepted.
    List<Long> start(WorkflowDefinition flow, int runs) {
        List<CompletableFuture<Long>> started = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            started.add(starting(flow));
        }
        assertThat(
                        world.until(
                                () -> started.stream().allMatch(CompletableFuture::isDone),
                                PATIENCE))
                .as("accepted")
                .isTrue();
        return started.stream().map(CompletableFuture::join).toList();
    }

    void stop(long run) {
        order(run, new WorkflowLifecycleEvent.Stop("test", ""));
    }

    void pause(long run) {
        order(run, new WorkflowLifecycleEvent.Pause("test"));
    }

    private void order(long run, LifecycleEvent event) {
        var _ = world.people().order(run, _ -> event);
    }

    /// Asks for a command and waits for the answer and, if it is taken, for the new round.
    ControlOutcome command(long run, RunCommand command) {
        int before = Objects.requireNonNull(world.run(run)).status().runTimes();
        CompletableFuture<ControlOutcome> answer =
                world.people().request(run, master -> master.commands().submit(run, command));
        assertThat(world.until(answer::isDone, PATIENCE)).as("answered").isTrue();
        if (answer.join().isAccepted()) {
            assertThat(
                            world.until(
                                    () ->
                                            Objects.requireNonNull(world.run(run))
                                                            .status()
                                                            .runTimes()
                                                    > before,
                                    PATIENCE))
                    .as("begun")
                    .isTrue();
        }
        return answer.join();
    }

    /// Does something once, when an event that fits is committed.
    void once(Predicate<LifecycleEvent> event, Consumer<Run> deed) {
        boolean[] done = {false};
        watch(
                (run, committed) -> {
                    if (!done[0] && event.test(committed)) {
                        done[0] = true;
                        world.in(0, () -> deed.accept(run));
                    }
                });
    }

    void watch(BiConsumer<Run, LifecycleEvent> watcher) {
        world.watch((run, entry) -> watcher.accept(run, entry.event()));
    }

    // --- time ---

    void pass(long milliseconds) {
        long until = world.elapsed() + milliseconds;
        world.until(() -> world.elapsed() >= until, milliseconds);
    }

    /// Waits until a task is in a state.
    void await(long run, String task, TaskState state) {
        assertThat(world.until(() -> state(run, task) == state, PATIENCE))
                .as("%s of run %d is %s", task, run, state(run, task))
                .isTrue();
    }

    /// Waits until the runs are over and nothing of them is left at any worker; what the world
    /// promises must have held.
    void toTheEnd(List<Long> runs) {
        toTheEnd(runs, PATIENCE);
    }

    void toTheEnd(List<Long> runs, long within) {
        boolean over = world.until(() -> runs.stream().allMatch(world::isOver), within);
        assertThat(over)
                .as("over within %d ms; not over: %s", within, states(runs, s -> !s.isTerminal()))
                .isTrue();
        boolean quiet = world.until(() -> runs.stream().allMatch(world::isQuiet), PATIENCE);
        assertThat(quiet).as("quiet").isTrue();
        assertThat(world.violations().found()).isEmpty();
    }

    void toTheEnd(long run, long within) {
        toTheEnd(List.of(run), within);
    }

    // --- what came of it ---

    private Map<Long, WorkflowState> states(List<Long> runs, Predicate<WorkflowState> which) {
        Map<Long, WorkflowState> found = new HashMap<>();
        for (long id : runs) {
            Run run = world.run(id);
            WorkflowState state = run == null ? WorkflowState.SUBMITTED : run.state();
            if (which.test(state)) {
                found.put(id, state);
            }
        }
        return found;
    }

    Run run(long id) {
        return Objects.requireNonNull(world.run(id), "run " + id);
    }

    WorkflowState state(long id) {
        Run run = world.run(id);
        return run == null ? WorkflowState.SUBMITTED : run.state();
    }

    TaskState state(long id, String task) {
        Run run = world.run(id);
        return run == null ? TaskState.NOT_RUN : run.node(run.graph().plan().index(task)).state();
    }

    List<TaskState> attempts(long id, String task) {
        Run run = run(id);
        return run.node(run.graph().plan().index(task)).attempts().stream()
                .map(TaskAttempt::state)
                .toList();
    }

    /// Every run of a workflow, oldest first.
    List<Long> runsOf(String workflow) {
        return store.summaries(100_000).stream()
                .filter(summary -> summary.workflow().equals(workflow))
                .map(RunSummary::id)
                .sorted()
                .toList();
    }
}
