package dev.pilothouse.engine.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.journal.JournalCodec;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.JournalWriter;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.kit.RunInvariants;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// C01, C04, C08 and C10: what people may ask at any moment, against a small model of what must
/// come of it. The world checks its invariants after every event.
class RandomOperationsTest {

    private static final List<Dependency> DEPENDENCIES = List.of(Dependency.values());
    private static final List<String> ENDS =
            List.of("SUCCEEDED", "SUCCEEDED", "FAILED", "KILLED", "NEVER");

    @Property(tries = 400)
    void c01_aStopBeforeATaskBeginsKeepsItFromBeginning(@ForAll @IntRange(max = 14) int events) {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A -> B")
                                        .task("A", t -> t.delay(Duration.ofSeconds(3)))
                                        .build())
                        .script("A", new Act("NEVER", 0));
        for (int i = 0; i < events && world.state("A") != TaskState.RUNNING; i++) {
            world.step();
        }
        boolean waits =
                world.state("A") == TaskState.DELAYED || world.state("A") == TaskState.NOT_RUN;
        world.publish(new WorkflowLifecycleEvent.Stop("test", "")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.started()).isSubsetOf(waits ? List.of() : List.of("A"));
        assertThat(world.attempts("A")).containsExactly(TaskState.KILLED);
        assertThat(world.state("B")).isEqualTo(TaskState.NOT_RUN);
        assertThat(world.elapsed()).isLessThan(5_000);
    }

    @Property(tries = 400)
    void c04_aStopOrAPauseEndsTheWaitForARetryAndResumingCountsOn(
            @ForAll @IntRange(max = 60) int events, @ForAll boolean pause) {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A")
                                        .task("A", t -> t.retries(3, Duration.ofSeconds(20)))
                                        .build())
                        .script("A", new Act("FAILED", 1));
        for (int i = 0; i < events; i++) {
            world.step();
        }
        boolean waited = world.state("A") == TaskState.RETRY_WAIT;
        long before = world.elapsed();
        world.publish(
                pause
                        ? new WorkflowLifecycleEvent.Pause("test")
                        : new WorkflowLifecycleEvent.Stop("test", ""));
        world.until(r -> r.state().isTerminal());
        if (waited) {
            assertThat(world.elapsed()).isEqualTo(before);
            assertThat(world.run().state())
                    .isEqualTo(pause ? WorkflowState.PAUSED : WorkflowState.STOPPED);
        }
        assertThat(world.attempts("A").stream().filter(s -> s == TaskState.FAILED).count())
                .isLessThanOrEqualTo(4);
    }

    @Property(tries = 400)
    void c08_theFirstEndThatIsReportedWinsAndNothingStartsAfterAStop(
            @ForAll @IntRange(max = 12) int events) {
        PureWorld world = PureWorld.of(Flows.of("A -> B").build());
        world.script("A", new Act("SUCCEEDED", 0)).script("B", new Act("SUCCEEDED", 0));
        for (int i = 0; i < events; i++) {
            world.step();
        }
        world.publish(new WorkflowLifecycleEvent.Stop("test", "")).toTheEnd();
        boolean all = world.state("B") == TaskState.SUCCEEDED;
        assertThat(world.run().state()).isIn(WorkflowState.STOPPED, WorkflowState.SUCCEEDED);
        assertThat(world.run().state() == WorkflowState.SUCCEEDED).isEqualTo(all);
    }

    @Property(tries = 1_500)
    void c10_anyOperationsAtAnyMomentAreTakenOrRefusedAndTheJournalTellsAll(@ForAll long seed) {
        Random random = new Random(seed);
        PureWorld world = world(random);
        for (int i = 0; i < 30; i++) {
            operate(world, random);
            for (int steps = random.nextInt(12); steps > 0 && world.step(); steps--) {}
        }
        world.publish(new WorkflowLifecycleEvent.Stop("test", "")).toTheEnd();
        assertThat(world.run().state().isTerminal()).as("seed %d", seed).isTrue();
        Run replayed = world.first();
        for (JournalEntry entry : world.journal()) {
            replayed = replayed.with(read(entry).changes());
        }
        assertThat(RunInvariants.sameRun(replayed, world.run())).as("seed %d", seed).isTrue();
    }

    private static JournalEntry read(JournalEntry entry) {
        JournalEntry back =
                JournalCodec.read(new JournalWriter(UnaryOperator.identity()).line(entry));
        assertThat(back).isEqualTo(entry);
        return back;
    }

    private static void operate(PureWorld world, Random random) {
        if (world.run().state().isTerminal()) {
            again(world, random);
        } else {
            world.publish(operation(world, random));
        }
    }

    /// The model: a command is taken if its preview does not refuse it, and then it counts a round.
    private static void again(PureWorld world, Random random) {
        RunCommand command = command(world, random);
        world.reload();
        RunPreview preview = RunPreview.of(world.run(), command);
        int before = world.run().status().runTimes();
        world.command(command).step();
        assertThat(world.run().status().runTimes())
                .isEqualTo(preview.refusal().isEmpty() ? before + 1 : before);
        if (!preview.refusal().isEmpty()) {
            world.toTheEnd();
        }
        for (String kept : preview.refusal().isEmpty() ? preview.kept() : List.<String>of()) {
            assertThat(world.state(kept)).as(kept).isNotIn(TaskState.SUBMITTED, TaskState.RUNNING);
        }
    }

    private static RunCommand command(PureWorld world, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> RunCommand.repeat("test");
            case 1 -> RunCommand.recoverFailed("test");
            case 2 -> RunCommand.recoverSuspended("test");
            default ->
                    RunCommand.execute(
                            task(world, random), DEPENDENCIES.get(random.nextInt(3)), "test");
        };
    }

    private static LifecycleEvent operation(PureWorld world, Random random) {
        int node = world.node(task(world, random));
        return switch (random.nextInt(12)) {
            case 0 -> new WorkflowLifecycleEvent.Stop("test", "why");
            case 1 -> new WorkflowLifecycleEvent.Kill("test", "why");
            case 2 -> new WorkflowLifecycleEvent.ForceFinalize("test", "why");
            case 3 -> new WorkflowLifecycleEvent.Pause("test");
            case 4, 5, 6 -> new TaskLifecycleEvent.ForceSuccess(node, "test");
            default -> new WorkflowLifecycleEvent.Start();
        };
    }

    private static String task(PureWorld world, Random random) {
        return world.run().graph().plan().task(random.nextInt(world.run().graph().size())).name();
    }

    private static PureWorld world(Random random) {
        StringBuilder edges = new StringBuilder("t0");
        int size = 1 + random.nextInt(7);
        for (int to = 1; to < size; to++) {
            edges.append(" ; t").append(to);
            for (int from = 0; from < to; from++) {
                edges.append(random.nextInt(size) < 2 ? " ; t%d -> t%d".formatted(from, to) : "");
            }
        }
        Flows flows =
                Flows.of(edges.toString())
                        .onFailure(
                                random.nextBoolean()
                                        ? FailureStrategy.CONTINUE
                                        : FailureStrategy.END);
        for (var task : flows.build().tasks()) {
            int kind = random.nextInt(5);
            flows.task(
                    task.name(),
                    t ->
                            switch (kind) {
                                case 0 -> t.retries(2, Duration.ofMillis(random.nextInt(3_000)));
                                case 1 -> t.delay(Duration.ofMillis(1 + random.nextInt(3_000)));
                                case 2 -> t.forbidden();
                                default -> t;
                            });
        }
        PureWorld world = PureWorld.of(flows.build());
        for (var task : flows.build().tasks()) {
            world.script(task.name(), act(random), act(random), act(random));
        }
        return world;
    }

    private static Act act(Random random) {
        return new Act(ENDS.get(random.nextInt(ENDS.size())), random.nextInt(3_000));
    }
}
