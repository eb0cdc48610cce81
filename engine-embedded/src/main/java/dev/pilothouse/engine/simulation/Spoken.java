package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import java.util.HashSet;
import java.util.Set;

/// What people have asked of one run, as far as it is committed.
///
/// **Thread:** the simulation's.
final class Spoken {

    private final Set<LifecycleEvent> committed = new HashSet<>();

    void add(LifecycleEvent event) {
        switch (event) {
            case WorkflowLifecycleEvent.Stop _,
                    WorkflowLifecycleEvent.Pause _,
                    WorkflowLifecycleEvent.Kill _,
                    TaskLifecycleEvent.Kill _,
                    TaskLifecycleEvent.ForceStart _ ->
                    committed.add(event);
            case WorkflowLifecycleEvent _, TaskLifecycleEvent _ -> {}
        }
    }

    boolean contains(LifecycleEvent event) {
        return committed.contains(event);
    }
}
