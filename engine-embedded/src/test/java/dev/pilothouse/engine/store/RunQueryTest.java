package dev.pilothouse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Runs are found by what is known of them.
class RunQueryTest {

    private final RunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 2);

    @BeforeEach
    void fill() {
        store.accept(
                List.of(
                        run(1, "ingest", 1_000),
                        run(2, "Ingest_late", 2_000),
                        run(3, "report", 3_000),
                        run(14, "ingest%", 4_000)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static AcceptedRun run(long id, String workflow, long at) {
        return new AcceptedRun(
                new RunIdentity(
                        id,
                        workflow,
                        1,
                        FailureStrategy.CONTINUE,
                        StartOptions.defaults("test"),
                        at),
                "m",
                ExecutionType.PARALLEL,
                null);
    }

    private List<Long> found(RunQuery query) {
        return store.summaries(query, 10).stream().map(RunSummary::id).toList();
    }

    private static RunQuery holding(String workflow, String... words) {
        return new RunQuery(Set.of(), workflow, List.of(words), 0, Long.MAX_VALUE);
    }

    @Test
    void everyRunIsThereNewestFirstAndNotMoreThanAskedFor() {
        assertThat(found(RunQuery.ALL)).containsExactly(14L, 3L, 2L, 1L);
        assertThat(store.summaries(RunQuery.ALL, 2))
                .extracting(RunSummary::id)
                .containsExactly(14L, 3L);
    }

    @Test
    void byTheWorkflowsNameInAnyCaseAndWithoutPatterns() {
        assertThat(found(holding("INGEST"))).containsExactly(14L, 2L, 1L);
        assertThat(found(holding("t_l"))).containsExactly(2L);
        assertThat(found(holding("%"))).containsExactly(14L);
        assertThat(found(holding("' or 1=1 --"))).isEmpty();
    }

    @Test
    void byWordsOfWhichEachIsInNumberNameOrReason() {
        assertThat(found(holding("", "1"))).containsExactly(14L, 1L);
        assertThat(found(holding("", "ingest", "late"))).containsExactly(2L);
        assertThat(found(holding("", "ingest", "report"))).isEmpty();
    }

    @Test
    void byStateAndByTime() {
        WorkflowState state = store.summaries(1).getFirst().state();
        assertThat(found(new RunQuery(Set.of(state), "", List.of(), 2_000, 4_000)))
                .containsExactly(3L, 2L);
        assertThat(found(new RunQuery(Set.of(WorkflowState.FAILED), "", List.of(), 0, 9_000)))
                .isEmpty();
    }
}
