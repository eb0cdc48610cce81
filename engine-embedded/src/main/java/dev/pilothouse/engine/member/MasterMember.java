package dev.pilothouse.engine.member;

import dev.pilothouse.engine.cluster.Member;
import dev.pilothouse.engine.cluster.Membership;
import dev.pilothouse.engine.cluster.RegistryUnavailableException;
import dev.pilothouse.engine.cluster.Role;
import dev.pilothouse.engine.execution.Master;
import dev.pilothouse.engine.execution.RunListener;
import dev.pilothouse.engine.failover.Failovers;
import dev.pilothouse.engine.failover.SystemEvent;
import dev.pilothouse.engine.failover.SystemEventBus;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.remote.WorkerLink;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoreUnavailableException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A master in a cluster, in one incarnation: it has joined the registry, takes over what nobody
/// owns, and gives attempts to workers over the wire. Once its session is lost it is closed for
/// good, and whoever runs it lets a new one join.
///
/// **Thread:** any.
public final class MasterMember implements AutoCloseable {

    private static final long LOOK_AGAIN = 10_000;
    private static final long TRY_AGAIN = 1_000;

    /// How long a worker may take to notice that its session has ended, and to end what it runs: an
    /// expiry by the registry leaves it more, but one by an administrator comes without warning.
    private static final long GRACE = 1_000;

    private final MemberPorts ports;
    private final Member self;
    private final RunStore store;
    private final Membership membership = new Membership();
    private final Master master;
    private final SystemEventBus systemBus;
    private volatile boolean closed;

    private MasterMember(
            MemberPorts ports,
            Member self,
            MasterPortsOf masterPorts,
            int mostRuns,
            List<RunListener> listeners) {
        this.ports = ports;
        this.self = self;
        var made =
                masterPorts.owner(
                        self.id(),
                        (router, placements) ->
                                new WorkerLink(
                                        ports.transport(),
                                        ports.timers(),
                                        router,
                                        placements,
                                        membership::isGone,
                                        this::epochIfOver));
        this.store = made.store();
        this.master = new Master(made, listeners);
        this.systemBus =
                new SystemEventBus(
                        ports.systemThread(),
                        ports.timers(),
                        this::isOpen,
                        new Failovers(master, store, ports.registry(), mostRuns));
    }

    /// Joins under a name, and begins to look for what nobody owns. `mostRuns` bounds how many runs
    /// a failover brings into memory at a time. **Failure:** [RegistryUnavailableException].
    public static MasterMember join(
            MemberPorts ports,
            String name,
            MasterPortsOf masterPorts,
            int mostRuns,
            List<RunListener> listeners) {
        Member self = ports.registry().join(Member.master(name, 0));
        MasterMember member = new MasterMember(ports, self, masterPorts, mostRuns, listeners);
        ports.registry().listen(() -> ports.systemThread().execute(member::look));
        ports.systemThread().execute(member::look);
        member.lookForOrphans();
        member.lookAtWhatWaits();
        return member;
    }

    /// The member as the registry knows it.
    public Member self() {
        return self;
    }

    /// The master itself.
    public Master master() {
        return master;
    }

    /// True until it is closed or its session is lost.
    public boolean isOpen() {
        return !closed && ports.registry().holdsSession();
    }

    /// Takes a message of a worker.
    public void receive(String worker, Message message) {
        if (isOpen() && message instanceof Message.Report report) {
            ((WorkerLink) master.executor()).receive(worker, report);
        }
    }

    private void look() {
        if (!isOpen()) {
            return;
        }
        try {
            Membership.Changes changes = membership.look(ports.registry().members());
            ports.timers().in(GRACE, membership::settle);
            changes.appeared().forEach(this::appeared);
            changes.vanished().forEach(this::vanished);
            membership.members().forEach(this::heard);
        } catch (RegistryUnavailableException _) {
            ports.timers().in(TRY_AGAIN, this::look);
        }
    }

    private void appeared(Member member) {
        if (member.role() == Role.WORKER) {
            master.desk().addWorker(member.group(), member.id(), member.slots());
        }
    }

    private void heard(Member member) {
        if (member.role() == Role.WORKER) {
            master.desk().heard(member.group(), member.id(), member.heartbeat());
        }
    }

    private void vanished(Member member) {
        if (member.role() == Role.WORKER) {
            master.desk().removeWorker(member.group(), member.id());
            ports.timers().in(GRACE, () -> workerIsGone(member));
        } else {
            systemBus.publish(new SystemEvent.MasterFailover(member.id()));
        }
    }

    private void workerIsGone(Member worker) {
        membership.graceIsOver(worker);
        systemBus.publish(new SystemEvent.WorkerFailover(worker.id()));
    }

    /// Whatever notice was missed and whatever was cut off is made good by looking again.
    private void lookForOrphans() {
        if (isOpen()) {
            systemBus.publish(new SystemEvent.GlobalMasterFailover());
            ports.timers()
                    .in(
                            LOOK_AGAIN,
                            () -> {
                                look();
                                lookForOrphans();
                            });
        }
    }

    /// What waits may have been let through by another master.
    private void lookAtWhatWaits() {
        if (isOpen()) {
            try {
                master.lookAtSerialRuns();
                master.taskGroups().lookAtAll();
                master.lookAtParents();
            } catch (StoreUnavailableException _) {
                // the next look comes anyway
            }
            ports.timers().in(TRY_AGAIN, this::lookAtWhatWaits);
        }
    }

    private OptionalLong epochIfOver(long run) {
        try {
            Optional<RunPosition> position = store.position(run);
            return position.filter(p -> !p.finalized()).isPresent()
                    ? OptionalLong.empty()
                    : OptionalLong.of(position.map(RunPosition::epoch).orElse(Long.MAX_VALUE));
        } catch (StoreUnavailableException _) {
            return OptionalLong.empty();
        }
    }

    /// Decides nothing more and drops its runs: they belong to whoever takes them over.
    @Override
    public void close() {
        closed = true;
        master.dropAll();
        master.close();
    }
}
