package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.execution.Admission;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// A store in memory, masters that fire on it, and a clock that goes where it is told: no thread,
/// no waiting. Runs are accepted as an engine does it, and end when the test says so.
final class ScheduleWorld implements AutoCloseable {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final JdbiRunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 4);
    final UnsteadySchedules unsteady = new UnsteadySchedules(store.schedules());
    final List<String> alerts = new ArrayList<>();
    private Instant now;

    ScheduleWorld(String now) {
        this.now = Instant.parse(now);
    }

    /// A master whose clock differs from the world's.
    Scheduler master(String name, Duration offset) {
        return new Scheduler(unsteady, starter(name), clock(offset), alerts::add);
    }

    Scheduler master() {
        return master("m1", Duration.ZERO);
    }

    Schedules schedules() {
        return new Schedules(unsteady, clock(Duration.ZERO), () -> {});
    }

    Backfills backfills(String name) {
        return new Backfills(
                store.backfills(), starter(name), clock(Duration.ZERO), () -> {}, alerts::add);
    }

    InstantSource clock(Duration offset) {
        return () -> now.plus(offset);
    }

    Instant now() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    /// Passes time and has a master fire at each instant that it asked for.
    void pass(Duration duration, Scheduler master) {
        Instant until = now.plus(duration);
        Instant next = master.fireDue().orElse(until);
        while (next.isBefore(until)) {
            now = next;
            next = master.fireDue().orElse(until);
        }
        now = until;
        master.fireDue();
    }

    Schedule online(String workflow, String cron, MisfirePolicy misfire) {
        define(workflow);
        return schedules()
                .putOnline(workflow, new ScheduleDefinition(cron, null, null, BERLIN), misfire);
    }

    void define(String workflow) {
        store.saveDefinition(Flows.of("a").build(workflow));
    }

    /// The schedule times that got a run, by run.
    List<Instant> fired(String workflow) {
        return schedules().fires(workflow, 1_000_000).stream()
                .sorted((a, b) -> Long.compare(a.runId(), b.runId()))
                .map(Fire::at)
                .toList();
    }

    /// Ends a run.
    void end(long runId, WorkflowState state) {
        RunStatus status =
                RunStatus.SUBMITTED
                        .startedAt(now.toEpochMilli())
                        .ended(state, "", now.toEpochMilli());
        store.write(
                List.of(
                        new RunWrite(
                                runId,
                                1,
                                status,
                                0,
                                true,
                                "",
                                true,
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                UnaryOperator.identity())));
    }

    private static void never(long milliseconds, Runnable errand) {
        throw new IllegalStateException("nothing has to wait here");
    }

    private RunStarter starter(String owner) {
        Admission admission =
                new Admission(store, owner, Runnable::run, ScheduleWorld::never, _ -> {});
        return (workflow, version, options, claim) -> {
            if (unsteady.isDown()) {
                return CompletableFuture.failedFuture(UnsteadySchedules.down());
            }
            return CompletableFuture.completedFuture(workflow)
                    .thenApply(
                            name ->
                                    version == RunStarter.NEWEST
                                            ? store.definition(name).orElseThrow()
                                            : store.definition(name, version).orElseThrow())
                    .thenCompose(kept -> admission.accept(run(kept, options), claim))
                    .thenApply(run -> run.identity().id());
        };
    }

    private Run run(StoredDefinition kept, StartOptions options) {
        RunIdentity identity =
                new RunIdentity(
                        store.nextRunId(),
                        kept.definition().name(),
                        kept.version(),
                        FailureStrategy.CONTINUE,
                        options,
                        now.toEpochMilli());
        return Run.submitted(identity, ExecutionPlan.of(kept.definition()));
    }

    @Override
    public void close() {
        store.close();
    }
}
