package dev.pilothouse.engine.task.process;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Port: the processes of this machine.
///
/// **Thread:** any. **Failure:** a process that has gone meanwhile is no failure.
interface HostProcesses {

    /// Every process that we may look at, except this one.
    List<ProcessEntry> all();

    /// The process of that pid now.
    Optional<ProcessEntry> find(long pid);

    /// The attempt that started the process, if its environment says so.
    @Nullable String mark(ProcessEntry process);

    /// Sends a signal if the process is still the same.
    void signal(ProcessId process, Signal signal);

    /// Sends a signal to every process of a group at once, where that is possible; the caller has
    /// made sure that the group is the one it means.
    void signalGroup(long group, Signal signal);

    /// True if there may be a process in the group.
    boolean groupExists(long group);

    /// The processes of this machine, as well as they can be seen.
    static HostProcesses ofThisMachine() {
        return LibC.find()
                .<HostProcesses>map(LinuxProcesses::new)
                .orElseGet(PortableProcesses::new);
    }
}
