package dev.pilothouse.engine.member;

import dev.pilothouse.engine.cluster.Member;
import dev.pilothouse.engine.cluster.RegistryUnavailableException;
import dev.pilothouse.engine.cluster.Role;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.worker.WorkerNode;

import java.util.List;
import java.util.function.Function;

/// A worker in a cluster, in one incarnation. Once its session is lost it is closed for good, which
/// ends everything that runs; only then may a new one join (engine-rules 10.4).
///
/// **Thread:** any.
public final class WorkerMember implements AutoCloseable {

    private final MemberPorts ports;
    private final Member self;
    private final WorkerNode node;

    private WorkerMember(
            MemberPorts ports, Member self, Function<TaskReports, TaskExecutor> runner) {
        this.ports = ports;
        this.self = self;
        this.node =
                new WorkerNode(
                        self.id(),
                        self.slots(),
                        ports.transport(),
                        ports.timers(),
                        this::masters,
                        runner);
    }

    private List<String> masters() {
        try {
            return ports.registry().members().stream()
                    .filter(member -> member.role() == Role.MASTER)
                    .map(Member::id)
                    .toList();
        } catch (RegistryUnavailableException _) {
            return List.of();
        }
    }

    /// Joins under a name and serves a worker group. **Failure:**
    /// [dev.pilothouse.engine.cluster.RegistryUnavailableException].
    public static WorkerMember join(
            MemberPorts ports,
            String name,
            String group,
            int slots,
            Function<TaskReports, TaskExecutor> runner) {
        Member self = ports.registry().join(Member.worker(name, 0, group, slots));
        return new WorkerMember(ports, self, runner);
    }

    /// The member as the registry knows it.
    public Member self() {
        return self;
    }

    /// What it holds.
    public WorkerNode node() {
        return node;
    }

    /// Takes a message of a master.
    public void receive(String master, Message message) {
        if (ports.registry().holdsSession()) {
            node.receive(master, message);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
