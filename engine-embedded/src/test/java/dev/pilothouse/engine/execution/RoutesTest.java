package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.RunInvariants;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.StoredRun;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// L07: random graphs with CONDITIONS, SWITCH and forbidden tasks take the route that an
/// independent model takes, also if the master is lost after any event.
class RoutesTest {

    @Property(tries = 3_000)
    void theRouteIsTheModels(@ForAll long seed) {
        RouteModel model = new RouteModel(new Random(seed));
        PureWorld world = model.world().toTheEnd();
        assertRoute(seed, model, world);
    }

    @Property(tries = 1_000)
    void theRouteIsTheSameIfTheMasterIsLostAfterAnyEvent(@ForAll long seed) {
        Random random = new Random(seed);
        RouteModel model = new RouteModel(random);
        PureWorld world = model.world();
        for (int losses = 1 + random.nextInt(3); losses > 0; losses--) {
            for (int i = random.nextInt(40); i > 0 && world.step(); i--) {
                assertThat(world.run().graph().activeCount()).isNotNegative();
            }
            if (world.run().state() != WorkflowState.RUNNING) {
                break;
            }
            Run loaded = loadedAgain(world.run());
            world = model.scripted(PureWorld.loadedAgain(loaded));
        }
        assertRoute(seed, model, world.toTheEnd());
    }

    @Property(tries = 1_000)
    void aRunAtRestIsLoadedAsItWas(@ForAll long seed) {
        RouteModel model = new RouteModel(new Random(seed));
        Run run = model.world().toTheEnd().run();
        assertThat(RunInvariants.sameRun(loadedAgain(run), run)).as("seed %d", seed).isTrue();
    }

    @Property(tries = 500)
    void aRunThatIsStoppedAnywhereEnds(@ForAll long seed) {
        Random random = new Random(seed);
        PureWorld world = new RouteModel(random).world();
        for (int i = random.nextInt(40); i > 0 && world.step(); i--) {
            assertThat(world.run().graph().activeCount()).isNotNegative();
        }
        world.publish(new WorkflowLifecycleEvent.Stop("test", "")).toTheEnd();
        assertThat(world.run().state().isTerminal()).as("seed %d", seed).isTrue();
    }

    private static void assertRoute(long seed, RouteModel model, PureWorld world) {
        List<String> executed = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        Run run = world.run();
        for (int node = 0; node < run.graph().size(); node++) {
            String name = run.graph().plan().task(node).name();
            if (run.node(node).attempt() != null) {
                executed.add(name);
            }
            if (run.node(node).state() == TaskState.SKIPPED) {
                skipped.add(name);
            }
        }
        assertThat(executed).as("seed %d, executed", seed).isEqualTo(model.executed());
        assertThat(skipped).as("seed %d, skipped", seed).isEqualTo(model.skipped());
        assertThat(run.state()).as("seed %d", seed).isEqualTo(model.end());
    }

    private static Run loadedAgain(Run run) {
        List<AttemptRow> rows = new ArrayList<>();
        for (int node = 0; node < run.graph().size(); node++) {
            TaskExecution execution = run.node(node);
            String task = run.graph().plan().task(node).name();
            for (TaskAttempt attempt : execution.attempts()) {
                boolean current = attempt.equals(execution.attempt());
                rows.add(
                        new AttemptRow(
                                node,
                                task,
                                current ? execution.state() : attempt.state(),
                                current ? execution.mark() : Mark.ENDED,
                                false,
                                attempt));
            }
        }
        rows.sort((a, b) -> Integer.compare(a.attempt().number(), b.attempt().number()));
        StoredRun stored = new StoredRun(run.identity(), run.status(), 1, 1, null, rows);
        return RunLoader.loaded(stored, run.graph().plan().definition());
    }
}
