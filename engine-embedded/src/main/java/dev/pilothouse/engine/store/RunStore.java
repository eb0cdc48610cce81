package dev.pilothouse.engine.store;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    /// transaction. Runs of a serial workflow take their place in its queue; those that do not come
    /// first are kept as SERIAL_WAIT. A run whose claim is taken is left out: its id is in the
    /// answer, and nothing of it is written.
    List<Long> accept(List<AcceptedRun> runs);

    /// Where a run stands in the queue of its serial workflow.
    SerialPlace serialPlace(long runId);

    /// The run of a serial workflow that may run; empty if there is none.
    OptionalLong serialHead(String workflow);

    /// Opens an ended run again, for one command or, without a command, for one event. Two requests
    /// open it once. A `command` needs the head of the queue if the run's workflow is serial.
    Reopening reopen(
            long runId, String owner, @Nullable RunCommand command, ExecutionType executionType);

    /// Gives up a run that cannot go on: it is FAILED with the reason, and its command, if one
    /// waits, goes to the error table. Its place in a serial workflow is passed on.
    void abandon(long runId, String reason, long at);

    /// The commands of a run that could not be handled: why, oldest first.
    List<String> commandErrors(long runId);

    /// Writes the turns of several runs in one transaction. A run whose epoch is not the given one
    /// any more, or that is further than the turn's beginning, is left out: its id is in the
    /// answer, and nothing of it is written. After a failure it is not known whether the turns were
    /// written; writing them again tells.
    List<Long> write(List<RunWrite> turns);

    /// Takes over a run that is owned under `epoch`, and returns the next epoch; empty if it is not
    /// owned under that epoch any more.
    OptionalLong claim(long runId, long epoch, String newOwner);

    /// How far a run is, and under which epoch; empty if there is no such run.
    Optional<RunPosition> position(long runId);

    /// A run with its attempts, as it was last written.
    Optional<StoredRun> run(long runId);

    /// Runs that are not terminal, or were not finalised, with ids above `after`, rising, at most
    /// `limit`.
    List<RunPosition> unfinished(long after, int limit);

    /// The children of one attempt of a run, by element.
    List<ChildRun> children(long parentRun, int attempt);

    /// Ids of a workflow's runs whose schedule time, else start, lies between two instants, both
    /// included, in milliseconds since the epoch; newest first, at most `limit`.
    List<Long> runsOf(String workflow, long from, long to, int limit);

    /// The newest runs, newest first.
    default List<RunSummary> summaries(int limit) {
        return summaries(RunQuery.ALL, limit);
    }

    /// The newest runs that a query asks for, newest first.
    List<RunSummary> summaries(RunQuery query, int limit);

    /// A run's journal from an entry number on, in order.
    void journal(long runId, long fromNumber, Consumer<JournalEntry> consumer);

    /// The task groups in the same database.
    TaskGroupStore taskGroups();

    @Override
    void close();
}
