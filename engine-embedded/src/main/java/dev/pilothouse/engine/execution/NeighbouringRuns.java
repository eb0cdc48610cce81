package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.logic.DateInterval;
import dev.pilothouse.engine.logic.master.OtherRuns;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.ChildRun;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoredDefinition;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The runs of this master's store, as its logic tasks see them; those that are loaded, as this
/// master has them in its memory.
///
/// **Thread:** any.
final class NeighbouringRuns implements OtherRuns {

    private static final int MOST_IN_AN_INTERVAL = 1_000;

    /// Accepts a child run durably and loads it.
    interface Starter {
        void start(WorkflowDefinition definition, StartOptions options, ParentLink parent);
    }

    private final RunStore store;
    private final ActiveRuns active;
    private final Starter starter;
    private final BiPredicate<Long, RunCommand> recovery;

    /// `recovery` lets a run go on that has ended, and says whether it could.
    NeighbouringRuns(
            RunStore store,
            ActiveRuns active,
            Starter starter,
            BiPredicate<Long, RunCommand> recovery) {
        this.store = store;
        this.active = active;
        this.starter = starter;
        this.recovery = recovery;
    }

    @Override
    public Optional<WorkflowDefinition> definition(String workflow) {
        return store.definition(workflow).map(StoredDefinition::definition);
    }

    @Override
    public List<Long> runsOf(String workflow, DateInterval interval) {
        return store.runsOf(workflow, interval.from(), interval.to(), MOST_IN_AN_INTERVAL);
    }

    @Override
    public Optional<Run> run(long id) {
        WorkflowExecution execution = active.find(id);
        return execution != null ? Optional.of(execution.run()) : committed(id);
    }

    @Override
    public Optional<Run> committed(long id) {
        return StoredRuns.snapshot(store, id).map(RunSnapshot::run);
    }

    @Override
    public List<ChildRun> children(long parentRun, int attempt) {
        return store.children(parentRun, attempt);
    }

    @Override
    public void start(WorkflowDefinition definition, StartOptions options, ParentLink parent) {
        starter.start(definition, options, parent);
    }

    @Override
    public void pause(long run, String author) {
        publish(run, new WorkflowLifecycleEvent.Pause(author));
    }

    @Override
    public void stop(long run, String author, String reason) {
        publish(run, new WorkflowLifecycleEvent.Stop(author, reason));
    }

    @Override
    public boolean recover(long run, RunCommand command) {
        return recovery.test(run, command);
    }

    @Override
    public boolean isHere(long run) {
        return active.find(run) != null;
    }

    private void publish(long run, WorkflowLifecycleEvent event) {
        WorkflowExecution execution = active.find(run);
        if (execution != null) {
            execution.bus().publish(event);
        }
    }
}
