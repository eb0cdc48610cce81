package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.execution.MasterPorts;
import dev.pilothouse.engine.member.MemberPorts;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.store.RunStore;

/// The ports that a world gives to its masters and workers. Each method is shown what the world has
/// made and answers what is used: as a rule the same, in a test something in between.
///
/// **Thread:** the simulation's.
public interface WorldPorts {

    /// Everything as the world has made it.
    WorldPorts AS_MADE = new WorldPorts() {};

    /// The store that all masters share.
    default RunStore store(RunStore made) {
        return made;
    }

    /// What a master is made of, in one incarnation.
    default MasterPorts master(MasterPorts made) {
        return made;
    }

    /// What a master or a worker, by its name, has of the cluster, in one incarnation.
    default MemberPorts member(String name, MemberPorts made) {
        return made;
    }

    /// What runs a worker's attempts, in one incarnation.
    default TaskExecutor runner(TaskExecutor made) {
        return made;
    }

    /// A message as it reaches a worker.
    default Message arriving(Message sent) {
        return sent;
    }
}
