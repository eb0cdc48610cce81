package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.statemachine.Verdict;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What a logic task sees of its children between a commit and what the memory makes of it.
class NeighbouringRunsTest {

    @Test
    void seesWhatIsCommittedWhileTheMemoryStillHasTheTurnBefore() {
        try (RunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 2)) {
            store.saveDefinition(Flows.of("a").build("child"));
            RunIdentity identity =
                    new RunIdentity(
                            1,
                            "child",
                            1,
                            FailureStrategy.CONTINUE,
                            StartOptions.defaults("test"),
                            1);
            store.accept(List.of(new AcceptedRun(identity, "m", ExecutionType.PARALLEL, null)));
            Run before = StoredRuns.snapshot(store, 1).orElseThrow().run();
            ActiveRuns active = new ActiveRuns();
            active.add(loaded(before));
            NeighbouringRuns runs =
                    new NeighbouringRuns(store, active, (_, _, _) -> {}, (_, _) -> false);

            end(store);

            assertThat(runs.run(1)).map(Run::state).contains(WorkflowState.SUBMITTED);
            assertThat(runs.committed(1)).map(Run::state).contains(WorkflowState.SUCCEEDED);
        }
    }

    private static WorkflowExecution loaded(Run run) {
        return new WorkflowExecution(
                run,
                new WorkflowEventBus(1, EngineClock.monotonic(), true),
                1,
                0,
                false,
                _ -> UnaryOperator.identity());
    }

    /// Writes the turn in which the run ends.
    private static void end(RunStore store) {
        JournalEntry entry =
                new JournalEntry(
                        1,
                        2,
                        1,
                        0,
                        new WorkflowLifecycleEvent.Succeed(),
                        Verdict.APPLIED,
                        "",
                        List.of());
        RunWrite turn =
                new RunWrite(
                        1,
                        1,
                        RunStatus.SUBMITTED.startedAt(1).ended(WorkflowState.SUCCEEDED, "", 2),
                        1,
                        true,
                        "",
                        true,
                        "child",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(entry),
                        UnaryOperator.identity());
        assertThat(store.write(List.of(turn))).isEmpty();
    }
}
