package dev.pilothouse.engine.task.process;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Every process of one attempt: those that carry its mark, those of the leader's session, and all
/// their descendants. A process once seen stays a member when its parent ends.
///
/// **Thread:** one at a time.
final class ProcessTree {

    private final HostProcesses host;
    private final ProcessMark mark;
    private final @Nullable ProcessId leader;
    private final Set<ProcessId> known = new HashSet<>();

    ProcessTree(HostProcesses host, ProcessMark mark, @Nullable ProcessId leader) {
        this.host = host;
        this.mark = mark;
        this.leader = leader;
        if (leader != null) {
            known.add(leader);
        }
    }

    /// The members that are alive now.
    List<ProcessEntry> living() {
        return members(host.all()).stream().filter(member -> !member.ended()).toList();
    }

    /// Sends a signal to all members that are alive, and returns them.
    List<ProcessEntry> signal(Signal signal) {
        List<ProcessEntry> members = members(host.all());
        long group = leader == null ? 0 : leader.pid();
        boolean grouped = group != 0 && members.stream().anyMatch(m -> m.group() == group);
        if (grouped) {
            host.signalGroup(group, signal);
        }
        List<ProcessEntry> living = members.stream().filter(m -> !m.ended()).toList();
        for (ProcessEntry member : living) {
            if (!grouped || member.group() != group) {
                host.signal(member.id(), signal);
            }
        }
        return living;
    }

    private List<ProcessEntry> members(Collection<ProcessEntry> all) {
        Set<Long> pids = new HashSet<>();
        List<ProcessEntry> members = new ArrayList<>();
        for (ProcessEntry process : all) {
            if (known.contains(process.id()) || mark.value().equals(host.mark(process))) {
                add(process, members, pids);
            }
        }
        addSession(all, members, pids);
        addDescendants(all, members, pids);
        return members;
    }

    /// The leader's pid names our session as long as a process that is surely ours is in it.
    private void addSession(
            Collection<ProcessEntry> all, List<ProcessEntry> members, Set<Long> pids) {
        if (leader == null) {
            return;
        }
        long session = leader.pid();
        if (members.stream().anyMatch(member -> member.session() == session)) {
            for (ProcessEntry process : all) {
                if (process.session() == session) {
                    add(process, members, pids);
                }
            }
        }
    }

    private void addDescendants(
            Collection<ProcessEntry> all, List<ProcessEntry> members, Set<Long> pids) {
        int before;
        do {
            before = members.size();
            for (ProcessEntry process : all) {
                if (pids.contains(process.parent())) {
                    add(process, members, pids);
                }
            }
        } while (members.size() > before);
    }

    private void add(ProcessEntry process, List<ProcessEntry> members, Set<Long> pids) {
        if (pids.add(process.pid())) {
            known.add(process.id());
            members.add(process);
        }
    }
}
