package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.cluster.Timers;
import dev.pilothouse.engine.eventbus.BusDrain;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.WorkflowEventBusCoordinator;
import dev.pilothouse.engine.logic.master.LogicLog;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What a master is made of: everything through which it touches the world.
///
/// @param owner the name under which it owns runs; one incarnation of a master, never used again
/// @param store where runs are kept
/// @param clock what time it is
/// @param rules the rulebook
/// @param guard looks at every event before it is handled
/// @param coordinator makes the fire workers, with threads of their own or driven by somebody
/// @param executor makes what runs attempts
/// @param timers does things later
/// @param logicThread runs logic tasks, one after the other
/// @param logicLog takes what logic tasks have to say
/// @param project the project's name
/// @param projectParameters parameters of all workflows
public record MasterPorts(
        String owner,
        RunStore store,
        EngineClock clock,
        Rules rules,
        EventGuard guard,
        Function<BusDrain, WorkflowEventBusCoordinator> coordinator,
        ExecutorPort executor,
        Timers timers,
        Executor logicThread,
        LogicLog logicLog,
        String project,
        List<Parameter> projectParameters) {

    public MasterPorts {
        projectParameters = List.copyOf(projectParameters);
    }
}
