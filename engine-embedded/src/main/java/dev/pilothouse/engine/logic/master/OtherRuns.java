package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.logic.Upstream;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.ChildRun;

import java.util.List;
import java.util.Optional;

/// Port: what logic tasks may know of, and do with, other runs.
///
/// **Failure:** [dev.pilothouse.engine.store.StoreUnavailableException] if nothing can be known or
/// done now.
public interface OtherRuns extends Upstream {

    /// The children of one attempt of a run, by element, as they were last committed.
    List<ChildRun> children(long parentRun, int attempt);

    /// A run as it was last committed; the memory of a master lags a little behind that.
    Optional<Run> committed(long run);

    /// Accepts a child run; when this returns, the child is durable and on its way.
    ///
    /// **Failure:** [dev.pilothouse.engine.store.StoreRefusedException] if the parent has a child
    /// for that element already.
    void start(WorkflowDefinition definition, StartOptions options, ParentLink parent);

    /// Asks a child to pause; one that is not loaded here is told by its own master, which looks at
    /// what its parent is to do.
    void pause(long run, String author);

    /// Asks a child to stop; one that is not loaded here is told by its own master.
    void stop(long run, String author, String reason);

    /// Lets a child that has ended go on; false if that cannot be done here.
    boolean recover(long run, RunCommand command);

    /// True if the run is loaded here, so its end will be told.
    boolean isHere(long run);
}
