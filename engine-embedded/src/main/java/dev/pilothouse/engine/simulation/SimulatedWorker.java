package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.cluster.Registry;
import dev.pilothouse.engine.cluster.RegistryUnavailableException;
import dev.pilothouse.engine.member.MemberPorts;
import dev.pilothouse.engine.member.WorkerMember;
import dev.pilothouse.engine.remote.Message;

import org.jspecify.annotations.Nullable;

/// A worker's process: the real worker, whose attempts do what the script says.
///
/// **Thread:** the simulation's.
final class SimulatedWorker {

    private static final long JOIN_AGAIN = 500;
    private static final long LOOK_AT_SESSION = 250;

    private final SimulatedProcess process;
    private final SimulatedNetwork network;
    private final Registry registry;
    private final String group;
    private final int slots;
    private final Script script;
    private final Ledger ledger;
    private final Violations violations;
    private @Nullable WorkerMember member;
    private @Nullable ScriptedExecutor executor;

    SimulatedWorker(
            SimulatedProcess process,
            SimulatedNetwork network,
            Registry registry,
            String group,
            int slots,
            Script script,
            Ledger ledger,
            Violations violations) {
        this.process = process;
        this.network = network;
        this.registry = registry;
        this.group = group;
        this.slots = slots;
        this.script = script;
        this.ledger = ledger;
        this.violations = violations;
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
        ledger.died(process);
        forget();
    }

    private void join() {
        try {
            WorkerMember joined =
                    WorkerMember.join(
                            new MemberPorts(
                                    registry,
                                    this::send,
                                    process::in,
                                    errand -> process.in(0, errand)),
                            process.name(),
                            group,
                            slots,
                            reports -> {
                                ScriptedExecutor made =
                                        new ScriptedExecutor(process, script, reports, ledger);
                                executor = made;
                                return made;
                            });
            member = joined;
            network.attach(
                    joined.self().id(),
                    (from, message) -> process.in(0, () -> receive(joined, from, message)));
        } catch (RegistryUnavailableException _) {
            process.in(JOIN_AGAIN, this::join);
        }
    }

    private void send(String to, Message message) {
        if (member != null) {
            network.transportOf(member.self().id()).send(to, message);
        }
    }

    private void receive(WorkerMember as, String from, Message message) {
        as.receive(from, message);
        violations.check(
                "I-14",
                process.name() + " runs more attempts than it has slots",
                ledger.runningOn(process) <= slots);
    }

    private void lookAtSession() {
        if (member != null && !registry.holdsSession()) {
            member.close();
            forget();
            join();
        }
        process.in(LOOK_AT_SESSION, this::lookAtSession);
    }

    private void forget() {
        if (member != null) {
            network.detach(member.self().id());
            member = null;
            executor = null;
        }
    }

    /// What runs here; null if the process does not run or has not joined.
    @Nullable ScriptedExecutor executor() {
        return process.isRunning() ? executor : null;
    }

    /// How much no master has acknowledged yet.
    int untold() {
        return member == null ? 0 : member.node().untold();
    }
}
