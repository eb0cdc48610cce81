package dev.pilothouse.engine.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.journal.JournalCodec;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.JournalWriter;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.kit.RunInvariants;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Random graphs in random worlds: every run comes to an end, and the invariants hold after every
/// event (they are checked by the world itself).
class RandomRunsTest {

    private static final List<TimeoutStrategy> STRATEGIES = List.of(TimeoutStrategy.values());
    private static final List<String> ENDS =
            List.of("SUCCEEDED", "SUCCEEDED", "FAILED", "KILLED", "NEVER");

    @Property(tries = 2_000)
    void everyRunEndsAndItsJournalGivesTheSameRun(@ForAll long seed) {
        Random random = new Random(seed);
        PureWorld world = world(random);
        for (int i = random.nextInt(60); i > 0 && world.step(); i--) {
            disturb(world, random);
        }
        world.publish(new WorkflowLifecycleEvent.Stop("test", "")).toTheEnd();

        assertThat(world.run().state().isTerminal())
                .as("seed %d: %s", seed, world.run().status())
                .isTrue();
        Run replayed = world.first();
        for (JournalEntry entry : world.journal()) {
            replayed = replayed.with(read(entry).changes());
        }
        assertThat(RunInvariants.sameRun(replayed, world.run())).as("seed %d", seed).isTrue();
    }

    @Property(tries = 1_000)
    void aRunWithoutDisturbanceEndsByItself(@ForAll long seed) {
        Random random = new Random(seed);
        Flows flows = Flows.of(edges(random)).onFailure(strategy(random));
        PureWorld world = PureWorld.of(flows.build());
        for (var task : flows.build().tasks()) {
            world.script(task.name(), act(random, ENDS.get(random.nextInt(4))));
        }
        world.toTheEnd();
        assertThat(world.run().state().isTerminal()).as("seed %d", seed).isTrue();
    }

    /// The entry as it comes back from its line.
    private static JournalEntry read(JournalEntry entry) {
        JournalEntry back =
                JournalCodec.read(new JournalWriter(UnaryOperator.identity()).line(entry));
        assertThat(back).isEqualTo(entry);
        return back;
    }

    private static void disturb(PureWorld world, Random random) {
        switch (random.nextInt(40)) {
            case 0 -> world.publish(new WorkflowLifecycleEvent.Pause("test"));
            case 1 -> world.publish(new WorkflowLifecycleEvent.Stop("test", "why"));
            case 2 -> world.publish(new WorkflowLifecycleEvent.Start());
            case 3, 4 -> repeatAReport(world, random);
            case 5 -> loseTheWorker(world, random);
            default -> {}
        }
    }

    private static void repeatAReport(PureWorld world, Random random) {
        List<JournalEntry> reports =
                world.journal().stream()
                        .filter(
                                entry ->
                                        entry.event() instanceof TaskLifecycleEvent.Succeeded
                                                || entry.event()
                                                        instanceof TaskLifecycleEvent.Failed
                                                || entry.event()
                                                        instanceof TaskLifecycleEvent.Dispatched
                                                || entry.event()
                                                        instanceof TaskLifecycleEvent.Running)
                        .toList();
        if (!reports.isEmpty()) {
            world.publish(reports.get(random.nextInt(reports.size())).event());
        }
    }

    private static void loseTheWorker(PureWorld world, Random random) {
        int[] active = world.run().graph().activeNodes();
        if (active.length > 0) {
            int node = active[random.nextInt(active.length)];
            var attempt = world.run().node(node).attempt();
            if (attempt != null && world.run().node(node).state().isInFlight()) {
                world.publish(
                        new TaskLifecycleEvent.Failover(node, attempt.number(), "worker lost"));
            }
        }
    }

    private static PureWorld world(Random random) {
        Flows flows = Flows.of(edges(random)).onFailure(strategy(random));
        for (var task : flows.build().tasks()) {
            int kind = random.nextInt(5);
            flows.task(
                    task.name(),
                    t ->
                            switch (kind) {
                                case 0 -> t.retries(2, Duration.ofMillis(random.nextInt(3_000)));
                                case 1 -> t.delay(Duration.ofMillis(1 + random.nextInt(3_000)));
                                case 2 ->
                                        t.timeout(
                                                Duration.ofSeconds(1),
                                                STRATEGIES.get(random.nextInt(3)));
                                case 3 -> t.forbidden();
                                default -> t;
                            });
        }
        PureWorld world = PureWorld.of(flows.build());
        for (var task : flows.build().tasks()) {
            world.script(
                    task.name(),
                    act(random, ENDS.get(random.nextInt(ENDS.size()))),
                    act(random, ENDS.get(random.nextInt(ENDS.size()))));
        }
        return world;
    }

    private static Act act(Random random, String end) {
        return new Act(end, random.nextInt(3_000));
    }

    private static FailureStrategy strategy(Random random) {
        return random.nextBoolean() ? FailureStrategy.CONTINUE : FailureStrategy.END;
    }

    private static String edges(Random random) {
        int size = 1 + random.nextInt(10);
        StringBuilder text = new StringBuilder("t0");
        for (int to = 1; to < size; to++) {
            text.append(" ; t").append(to);
            for (int from = 0; from < to; from++) {
                if (random.nextInt(size) < 2) {
                    text.append(" ; t%d -> t%d".formatted(from, to));
                }
            }
        }
        return text.toString();
    }
}
