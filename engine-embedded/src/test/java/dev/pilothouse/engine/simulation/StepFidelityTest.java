package dev.pilothouse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.execution.StoredRuns;
import dev.pilothouse.engine.execution.WorkflowExecution;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A run that is stepped event by event is the run that goes freely.
class StepFidelityTest {

    private static final int TASKS = 1_700;
    private static final long PATIENCE = 3_600_000;

    private final JdbiRunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 2);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void tenThousandSingleStepsGiveTheSameJournalAsTheFreeRun() {
        String free = played(_ -> {});
        int events = journal().size();
        assertThat(events).isGreaterThanOrEqualTo(10_000);
        List<Integer> steps = new ArrayList<>();
        String stepped =
                played(
                        bus -> {
                            bus.gate().hold();
                            if (bus.view().readyCount() > 0) {
                                bus.gate().step();
                                bus.wake();
                                steps.add(bus.view().readyCount());
                            }
                        });
        assertThat(stepped).isEqualTo(free);
        assertThat(journal()).hasSize(events);
        assertThat(steps.size()).as("single steps").isBetween(10_000, events);
    }

    @Test
    void goingBackAndForthGivesTheSameStates() {
        played(_ -> {});
        List<JournalEntry> journal = journal();
        Run last = StoredRuns.snapshot(store, 1).orElseThrow().run();
        Run accepted = Run.submitted(last.identity(), last.graph().plan());
        Timeline timeline = Timeline.of(accepted, journal);
        Run run = timeline.at(0);
        Map<Integer, Integer> hashes = new HashMap<>();
        for (int n = 1; n <= journal.size(); n++) {
            run = run.with(journal.get(n - 1).changes());
            if (n % 97 == 0) {
                hashes.put(n, state(run));
            }
        }
        List<Integer> places = new ArrayList<>(hashes.keySet());
        Collections.shuffle(places, new Random(5));
        for (int n : places) {
            assertThat(state(timeline.at(n))).as("event %d", n).isEqualTo(hashes.get(n));
        }
    }

    private static int state(Run run) {
        List<Object> nodes = new ArrayList<>();
        for (int node = 0; node < run.graph().size(); node++) {
            nodes.add(run.node(node));
        }
        return List.of(run.status(), nodes).hashCode();
    }

    private List<JournalEntry> journal() {
        List<JournalEntry> journal = new ArrayList<>();
        store.journal(1, 1, journal::add);
        return journal;
    }

    /// Plays the run; before every step of the world its bus is handed out.
    private String played(Consumer<WorkflowEventBus> before) {
        store.clear();
        World world =
                new World(
                        new WorldPlan(1, Map.of("default", 2), 100, Map.of(), 11),
                        script(),
                        store,
                        Rules.tables());
        CompletableFuture<Long> started =
                world.people().start(flow(), StartOptions.defaults("test"));
        boolean over =
                world.until(
                        () -> {
                            WorkflowExecution execution = world.master("m1").find(1);
                            if (execution != null) {
                                before.accept(execution.bus());
                            }
                            return started.isDone() && world.isOver(1) && world.isQuiet(1);
                        },
                        PATIENCE);
        assertThat(over).isTrue();
        assertThat(world.violations().found()).isEmpty();
        return world.traceHash();
    }

    /// A random graph: every task has up to three predecessors among the twenty before it.
    private static WorkflowDefinition flow() {
        Random random = new Random(3);
        StringBuilder edges = new StringBuilder("t0");
        for (int task = 1; task < TASKS; task++) {
            Set<Integer> predecessors = new TreeSet<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                predecessors.add(Math.max(0, task - 1 - random.nextInt(20)));
            }
            for (int from : predecessors) {
                edges.append(" ; t").append(from).append(" -> t").append(task);
            }
        }
        return Flows.of(edges.toString()).build("large");
    }

    private static Script script() {
        Random random = new Random(4);
        Map<String, List<Act>> acts = new HashMap<>();
        for (int task = 0; task < TASKS; task++) {
            acts.put(
                    "t" + task,
                    List.of(new Act(End.SUCCEEDED, 1 + random.nextInt(5_000), Map.of())));
        }
        return new Script(acts);
    }
}
