package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/// Two masters find so many unfinished runs whose master is gone. A process of its own, so that its
/// heap can be bounded; prints what came of them.
///
/// Argument: how many runs.
final class ManyOrphans {

    private static final int PAGE = 500;
    private static final long PATIENCE = Duration.ofDays(2).toMillis();

    private final long runs;
    private long succeeded;

    private ManyOrphans(long runs) {
        this.runs = runs;
    }

    static void main(String[] arguments) {
        ManyOrphans orphans = new ManyOrphans(Long.parseLong(arguments[0]));
        try (JdbiRunStore store = JdbiRunStore.outsideHeap(UUID.randomUUID().toString(), 2)) {
            orphans.leave(store);
            System.out.println(orphans.adopted(store));
        }
    }

    private void leave(RunStore store) {
        store.saveDefinition(Flows.of("A").build("flow"));
        for (long first = 1; first <= runs; first += PAGE) {
            store.accept(
                    LongStream.rangeClosed(first, Math.min(runs, first + PAGE - 1))
                            .mapToObj(ManyOrphans::orphan)
                            .toList());
        }
    }

    private static AcceptedRun orphan(long id) {
        RunIdentity identity =
                new RunIdentity(
                        id, "flow", 1, FailureStrategy.CONTINUE, StartOptions.defaults("test"), 1);
        return new AcceptedRun(identity, "gone", ExecutionType.PARALLEL, null);
    }

    private String adopted(RunStore store) {
        long begin = System.nanoTime();
        WorldPlan plan = new WorldPlan(2, Map.of("default", 2), 100, Map.of(), 1);
        World world = new World(plan, Script.EMPTY, store, Rules.tables());
        world.watch(this::count);
        world.until(() -> succeeded == runs || !world.violations().found().isEmpty(), PATIENCE);
        return "%d of %d runs have succeeded, %d violations, %d s, %d s of virtual time"
                .formatted(
                        succeeded,
                        runs,
                        world.violations().found().size(),
                        Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                        Duration.ofMillis(world.elapsed()).toSeconds());
    }

    private void count(Run run, JournalEntry entry) {
        if (entry.event() instanceof WorkflowLifecycleEvent.Finalize
                && run.state() == WorkflowState.SUCCEEDED) {
            succeeded++;
        }
    }
}
