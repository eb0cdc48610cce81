package dev.pilothouse.engine.task.process;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The processes of any machine, as Java sees them: parents and start times, no groups and no
/// environments.
final class PortableProcesses implements HostProcesses {

    @Override
    public List<ProcessEntry> all() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .map(PortableProcesses::entry)
                .toList();
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        return ProcessHandle.of(pid).map(PortableProcesses::entry);
    }

    @Override
    public @Nullable String mark(ProcessEntry process) {
        return null;
    }

    @Override
    public void signal(ProcessId process, Signal signal) {
        ProcessHandle.of(process.pid())
                .filter(now -> entry(now).id().equals(process))
                .ifPresent(now -> signal(now, signal));
    }

    @Override
    public void signalGroup(long group, Signal signal) {
        // each process is signalled by itself
    }

    @Override
    public boolean groupExists(long group) {
        return false;
    }

    private static void signal(ProcessHandle process, Signal signal) {
        switch (signal) {
            case TERMINATE -> process.destroy();
            case KILL -> process.destroyForcibly();
        }
    }

    private static ProcessEntry entry(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        long parent = process.parent().map(ProcessHandle::pid).orElse(0L);
        return new ProcessEntry(
                new ProcessId(process.pid(), start), parent, 0, 0, !process.isAlive());
    }
}
