package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.cluster.Registry;
import dev.pilothouse.engine.cluster.RegistryUnavailableException;
import dev.pilothouse.engine.eventbus.WorkflowEventBusCoordinator;
import dev.pilothouse.engine.execution.EventGuard;
import dev.pilothouse.engine.execution.ExecutorPort;
import dev.pilothouse.engine.execution.MasterPorts;
import dev.pilothouse.engine.execution.WorkflowExecution;
import dev.pilothouse.engine.member.MasterMember;
import dev.pilothouse.engine.member.MemberPorts;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A master's process: the real master, joined again whenever its session was lost.
///
/// **Thread:** the simulation's.
final class SimulatedMaster {

    private static final long JOIN_AGAIN = 500;
    private static final long LOOK_AT_SESSION = 250;

    private final SimulatedProcess process;
    private final VirtualTime time;
    private final SimulatedNetwork network;
    private final Registry registry;
    private final RunStore store;
    private final Rules rules;
    private final WorldPorts ports;
    private final int mostRuns;
    private @Nullable MasterMember member;

    SimulatedMaster(
            SimulatedProcess process,
            VirtualTime time,
            SimulatedNetwork network,
            Registry registry,
            RunStore store,
            Rules rules,
            WorldPorts ports,
            int mostRuns) {
        this.process = process;
        this.time = time;
        this.network = network;
        this.registry = registry;
        this.store = store;
        this.rules = rules;
        this.ports = ports;
        this.mostRuns = mostRuns;
    }

    SimulatedProcess process() {
        return process;
    }

    void start() {
        process.start();
        join();
        lookAtSession();
    }

    void crash() {
        process.kill();
        forget();
    }

    private void join() {
        try {
            MasterMember joined =
                    MasterMember.join(
                            ports.member(process.name(), memberPorts()),
                            process.name(),
                            (owner, executor) -> ports.master(masterPorts(owner, executor)),
                            mostRuns,
                            List.of());
            member = joined;
            network.attach(
                    joined.self().id(),
                    (from, message) -> process.in(0, () -> joined.receive(from, message)));
        } catch (RegistryUnavailableException _) {
            process.in(JOIN_AGAIN, this::join);
        }
    }

    private MemberPorts memberPorts() {
        return new MemberPorts(registry, this::send, process::in, errand -> process.in(0, errand));
    }

    private MasterPorts masterPorts(String owner, ExecutorPort executor) {
        return new MasterPorts(
                owner,
                store,
                time::now,
                rules,
                EventGuard.NONE,
                drain -> WorkflowEventBusCoordinator.driven(time::now, drain),
                executor,
                process::in,
                errand -> process.in(0, errand),
                (_, _, _) -> "",
                "default",
                List.of());
    }

    private void send(String to, Message message) {
        if (member != null) {
            network.transportOf(member.self().id()).send(to, message);
        }
    }

    private void lookAtSession() {
        MasterMember now = member;
        if (now != null && !now.isOpen()) {
            now.close();
            forget();
            join();
        }
        process.in(LOOK_AT_SESSION, this::lookAtSession);
    }

    private void forget() {
        if (member != null) {
            network.detach(member.self().id());
            member = null;
        }
    }

    /// The member, if it may decide now.
    @Nullable MasterMember open() {
        return process.isRunning() && member != null && member.isOpen() ? member : null;
    }

    /// A loaded run; null if it is not loaded here, or the process does not run.
    @Nullable WorkflowExecution find(long run) {
        MasterMember now = open();
        return now == null ? null : now.master().runs().find(run);
    }

    /// Does one round of what is to be done; false if there was nothing.
    boolean turn() {
        MasterMember now = open();
        return now != null && now.master().coordinator().turn();
    }

    long nextAlarm() {
        MasterMember now = open();
        return now == null ? Long.MAX_VALUE : now.master().coordinator().nextAlarm();
    }
}
