package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.simulation.Act;

import java.util.Optional;

/// How attempts end as a stub says.
final class Ends {

    private Ends() {}

    /// The end; empty if there is none.
    static Optional<TaskLifecycleEvent> of(Question asked, Act act) {
        return switch (act.ends()) {
            case SUCCEEDED ->
                    Optional.of(
                            new TaskLifecycleEvent.Succeeded(
                                    asked.node(),
                                    asked.attempt(),
                                    0,
                                    Outputs.plain(act.outputs())));
            case FAILED ->
                    Optional.of(
                            new TaskLifecycleEvent.Failed(
                                    asked.node(), asked.attempt(), 1, "the stub says so"));
            case KILLED ->
                    Optional.of(
                            new TaskLifecycleEvent.Killed(
                                    asked.node(), asked.attempt(), 137, "the stub says so"));
            case NEVER -> Optional.empty();
        };
    }
}
