package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.kit.RunInvariants;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A crash before, in or after any event of a rerun: what the rows say is what the journal says,
/// and the run comes to the same end.
class RerunCrashTest {

    private static final WorkflowDefinition FLOW =
            Flows.of("A -> B -> D ; A -> C -> D ; E")
                    .task("B", t -> t.retries(1, Duration.ofSeconds(1)))
                    .build();
    private static final List<RunCommand> COMMANDS =
            List.of(
                    RunCommand.recoverFailed("anna"),
                    RunCommand.repeat("anna"),
                    RunCommand.execute("C", Dependency.TASK_POST, "anna"),
                    RunCommand.execute("D", Dependency.TASK_ONLY, "anna"));

    private static PureWorld ended() {
        Act fails = new Act("FAILED", 10);
        PureWorld world =
                PureWorld.of(FLOW).script("B", fails, fails, new Act("SUCCEEDED", 10)).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.FAILED);
        return world;
    }

    @Test
    void afterEveryEventTheRowsSayWhatTheJournalSays() {
        PureWorld world = ended();
        COMMANDS.forEach(command -> world.command(command).toTheEnd());
        assertThat(world.run().status().runTimes()).isEqualTo(5);
        try (RunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 2)) {
            store.accept(List.of(new AcceptedRun(world.first().identity(), "m1")));
            Run run = world.first();
            for (JournalEntry entry : world.journal()) {
                run = written(store, run, entry);
                Run loaded = RunLoader.loaded(store.run(1).orElseThrow(), FLOW);
                assertThat(RunInvariants.sameRun(withoutReached(run), loaded))
                        .as("after %s", entry)
                        .isTrue();
            }
            assertThat(RunInvariants.sameRun(run, world.run())).isTrue();
        }
    }

    @Test
    void aCrashAtAnyEventOfARerunLeadsToTheSameEnd() {
        for (RunCommand command : COMMANDS) {
            PureWorld undisturbed = ended().command(command).toTheEnd();
            int events = undisturbed.journal().size();
            for (int crash = 0; crash < events; crash++) {
                PureWorld world = ended().command(command);
                for (int i = 0; i < crash; i++) {
                    world.step();
                }
                world.crash().toTheEnd();
                assertThat(world.run().state())
                        .as("%s, crash after %d events", command, crash)
                        .isEqualTo(undisturbed.run().state());
                assertThat(world.run().status().runTimes()).isEqualTo(2);
                for (var task : FLOW.tasks()) {
                    assertThat(world.state(task.name())).isEqualTo(undisturbed.state(task.name()));
                }
            }
        }
    }

    /// Writes one event as a turn of its own, as while a bus is being stepped.
    private static Run written(RunStore store, Run run, JournalEntry entry) {
        EngineClock clock = entry::at;
        WorkflowEventBus bus = new WorkflowEventBus(1, clock, false);
        WorkflowExecution execution =
                new WorkflowExecution(
                        run, bus, 1, entry.number() - 1, false, _ -> UnaryOperator.identity());
        Turn turn = new Turn(execution, clock);
        bus.publish(entry.event());
        turn.decide(
                (r, event, _) -> Rules.tables().decide(r, event, entry.at()),
                EventGuard.NONE,
                1,
                _ -> {});
        assertThat(store.write(List.of(turn.write()))).isEmpty();
        return turn.run();
    }

    /// A node that was reached and has no attempt yet has no row: it is reached again.
    private static Run withoutReached(Run run) {
        Run result = run;
        for (int node : run.graph().activeNodes()) {
            if (run.node(node).state() == TaskState.NOT_RUN) {
                result =
                        result.with(
                                new Change.TaskChanged(
                                        node, TaskState.NOT_RUN, Mark.WAITING, null));
            }
        }
        return result;
    }
}
