package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;
import java.util.Optional;

/// Port: the runs of other workflows that a DEPENDENT task may wait for.
///
/// **Failure:** [dev.pilothouse.engine.store.StoreUnavailableException].
public interface Upstream {

    /// The newest definition of a workflow; empty if there is none.
    Optional<WorkflowDefinition> definition(String workflow);

    /// Ids of a workflow's runs in an interval of schedule times, else starts; newest first.
    List<Long> runsOf(String workflow, DateInterval interval);

    /// A run as it was last committed.
    Optional<Run> run(long id);
}
