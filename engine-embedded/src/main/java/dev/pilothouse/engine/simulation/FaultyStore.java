package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.ChildRun;
import dev.pilothouse.engine.store.Reopening;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunQuery;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.SerialPlace;
import dev.pilothouse.engine.store.StoreUnavailableException;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.StoredRun;
import dev.pilothouse.engine.store.TaskGroupStore;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The store as one master sees it: cut off at times, and at times without an answer to what it has
/// done. Nobody else tells the world what was committed.
///
/// **Thread:** the simulation's.
final class FaultyStore implements RunStore {

    private final RunStore real;
    private final BooleanSupplier reachable;
    private final BooleanSupplier failsBefore;
    private final BooleanSupplier failsAfter;
    private final Consumer<RunWrite> found;
    private final Consumer<RunWrite> committed;
    private final Consumer<List<RunWrite>> afterCommit;

    /// `failsBefore` says whether the next write is lost on its way, `failsAfter` whether its
    /// answer is; `found` is told of every turn before it is written, `committed` of every one that
    /// was, `afterCommit` of every transaction with turns.
    FaultyStore(
            RunStore real,
            BooleanSupplier reachable,
            BooleanSupplier failsBefore,
            BooleanSupplier failsAfter,
            Consumer<RunWrite> found,
            Consumer<RunWrite> committed,
            Consumer<List<RunWrite>> afterCommit) {
        this.real = real;
        this.reachable = reachable;
        this.failsBefore = failsBefore;
        this.failsAfter = failsAfter;
        this.found = found;
        this.committed = committed;
        this.afterCommit = afterCommit;
    }

    private <T> T read(Supplier<T> work) {
        if (!reachable.getAsBoolean()) {
            throw new StoreUnavailableException("the store cannot be reached");
        }
        return work.get();
    }

    private <T> T change(Supplier<T> work) {
        return read(
                () -> {
                    if (failsBefore.getAsBoolean()) {
                        throw new StoreUnavailableException("the write was lost");
                    }
                    T result = work.get();
                    if (failsAfter.getAsBoolean()) {
                        throw new StoreUnavailableException("the answer was lost");
                    }
                    return result;
                });
    }

    @Override
    public int saveDefinition(WorkflowDefinition definition) {
        return read(() -> real.saveDefinition(definition));
    }

    @Override
    public Optional<StoredDefinition> definition(String name) {
        return read(() -> real.definition(name));
    }

    @Override
    public Optional<StoredDefinition> definition(String name, int version) {
        return read(() -> real.definition(name, version));
    }

    @Override
    public long nextRunId() {
        return read(real::nextRunId);
    }

    @Override
    public List<Long> accept(List<AcceptedRun> runs) {
        return change(() -> real.accept(runs));
    }

    @Override
    public List<Long> write(List<RunWrite> turns) {
        return change(
                () -> {
                    turns.forEach(found);
                    List<Long> lost = real.write(turns);
                    turns.stream().filter(turn -> !lost.contains(turn.runId())).forEach(committed);
                    afterCommit.accept(turns);
                    return lost;
                });
    }

    @Override
    public OptionalLong claim(long runId, long epoch, String newOwner) {
        return change(() -> real.claim(runId, epoch, newOwner));
    }

    @Override
    public Optional<RunPosition> position(long runId) {
        return read(() -> real.position(runId));
    }

    @Override
    public Optional<StoredRun> run(long runId) {
        return read(() -> real.run(runId));
    }

    @Override
    public List<RunPosition> unfinished(long after, int limit) {
        return read(() -> real.unfinished(after, limit));
    }

    @Override
    public List<RunSummary> summaries(RunQuery query, int limit) {
        return read(() -> real.summaries(query, limit));
    }

    @Override
    public void journal(long runId, long fromNumber, Consumer<JournalEntry> consumer) {
        read(
                () -> {
                    real.journal(runId, fromNumber, consumer);
                    return true;
                });
    }

    @Override
    public SerialPlace serialPlace(long runId) {
        return read(() -> real.serialPlace(runId));
    }

    @Override
    public OptionalLong serialHead(String workflow) {
        return read(() -> real.serialHead(workflow));
    }

    @Override
    public Reopening reopen(
            long runId, String owner, @Nullable RunCommand command, ExecutionType executionType) {
        return change(() -> real.reopen(runId, owner, command, executionType));
    }

    @Override
    public void abandon(long runId, String reason, long at) {
        change(
                () -> {
                    real.abandon(runId, reason, at);
                    return true;
                });
    }

    @Override
    public List<String> commandErrors(long runId) {
        return read(() -> real.commandErrors(runId));
    }

    @Override
    public List<ChildRun> children(long parentRun, int attempt) {
        return read(() -> real.children(parentRun, attempt));
    }

    @Override
    public List<Long> runsOf(String workflow, long from, long to, int limit) {
        return read(() -> real.runsOf(workflow, from, to, limit));
    }

    @Override
    public TaskGroupStore taskGroups() {
        return new FaultyTaskGroups(real.taskGroups(), reachable);
    }

    /// The real store belongs to the world.
    @Override
    public void close() {}
}
