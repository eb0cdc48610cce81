package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;

import java.util.function.UnaryOperator;

/// Port: a loaded run, as its logic tasks see it.
///
/// **Thread:** any.
public interface LogicRun {

    /// The run as it was last committed.
    Run run();

    /// What hides its secrets.
    UnaryOperator<String> mask();

    /// Publishes an event on the run's bus, due at an instant in milliseconds since the epoch; 0
    /// for as soon as its turn comes.
    void publish(LifecycleEvent event, long due);
}
