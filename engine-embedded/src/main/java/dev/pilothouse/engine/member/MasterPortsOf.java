package dev.pilothouse.engine.member;

import dev.pilothouse.engine.execution.ExecutorPort;
import dev.pilothouse.engine.execution.MasterPorts;

/// Makes the ports of a master once it is known under which name it owns runs.
@FunctionalInterface
public interface MasterPortsOf {

    /// The ports of the master `owner`, whose attempts go to `executor`.
    MasterPorts owner(String owner, ExecutorPort executor);
}
