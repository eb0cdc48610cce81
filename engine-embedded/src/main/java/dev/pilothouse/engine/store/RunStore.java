package dev.pilothouse.engine.store;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalEntry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Port: where definitions, runs, attempts and journals are kept.
///
/// **Thread:** any. **Durability:** a method that writes returns when what it wrote survives a
/// power cut. **Failure:** [StoreUnavailableException] if the store cannot be reached or has no
/// room: nothing was decided, try again later; [StoreRefusedException] if it can, but does not take
/// what it was given.
public interface RunStore extends AutoCloseable {

    /// Keeps a definition and gives its version: the version it already has if it is unchanged,
    /// else the next one of its name.
    int saveDefinition(WorkflowDefinition definition);

    /// The newest definition of a name.
    Optional<StoredDefinition> definition(String name);

    /// A definition in one version.
    Optional<StoredDefinition> definition(String name, int version);

    /// A run id that was never given before.
    long nextRunId();

    /// Accepts runs: each with the command that will start it and with what it claims, all in one
    /// transaction. A run whose claim is taken is left out: its id is in the answer, and nothing of
    /// it is written.
    List<Long> accept(List<AcceptedRun> runs);

    /// Writes the turns of several runs in one transaction. A run whose epoch is not the given one
    /// any more is left out: its id is in the answer, and nothing of it is written.
    List<Long> write(List<RunWrite> turns);

    /// Takes over a run under a higher epoch, and returns that epoch.
    long raiseEpoch(long runId, String owner);

    /// A run with its attempts, as it was last written.
    Optional<StoredRun> run(long runId);

    /// Ids of runs that are not terminal, or were not finalised, above `after`, rising, at most
    /// `limit`.
    List<Long> unfinished(long after, int limit);

    /// The newest runs, newest first.
    List<RunSummary> summaries(int limit);

    /// A run's journal from an entry number on, in order.
    void journal(long runId, long fromNumber, Consumer<JournalEntry> consumer);

    @Override
    void close();
}
