package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.cluster.Registry;
import dev.pilothouse.engine.cluster.RegistryUnavailableException;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.member.MemberPorts;
import dev.pilothouse.engine.member.WorkerMember;
import dev.pilothouse.engine.remote.Message;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

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
    private final WorldPorts ports;
    private final Witnesses witnesses;
    private final Map<Long, Long> epochs = new HashMap<>();
    private final Map<AttemptId, Integer> lastWords = new HashMap<>();
    private Registry session;
    private @Nullable WorkerMember member;
    private @Nullable ScriptedExecutor executor;
    private int sent;

    /// What sees through a worker.
    ///
    /// @param ledger what really runs
    /// @param committed what is committed
    /// @param violations what did not hold
    record Witnesses(Ledger ledger, CommittedRuns committed, Violations violations) {}

    SimulatedWorker(
            SimulatedProcess process,
            SimulatedNetwork network,
            Registry registry,
            String group,
            int slots,
            Script script,
            WorldPorts ports,
            Witnesses witnesses) {
        this.process = process;
        this.network = network;
        this.registry = registry;
        this.session = registry;
        this.group = group;
        this.slots = slots;
        this.script = script;
        this.ports = ports;
        this.witnesses = witnesses;
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
        witnesses.ledger().died(process);
        forget();
    }

    private void join() {
        try {
            MemberPorts given = ports.member(process.name(), memberPorts());
            session = given.registry();
            WorkerMember joined =
                    WorkerMember.join(given, process.name(), group, slots, this::runner);
            member = joined;
            network.attach(
                    joined.self().id(),
                    (from, message) -> process.in(0, () -> receive(joined, from, message)));
        } catch (RegistryUnavailableException _) {
            process.in(JOIN_AGAIN, this::join);
        }
    }

    private MemberPorts memberPorts() {
        return new MemberPorts(registry, this::send, process::in, errand -> process.in(0, errand));
    }

    private TaskExecutor runner(TaskReports reports) {
        ScriptedExecutor made = new ScriptedExecutor(process, script, reports, witnesses.ledger());
        executor = made;
        return ports.runner(made);
    }

    private void send(String to, Message message) {
        sent++;
        if (message instanceof Message.Report report && isEnd(report.report())) {
            lastWords.put(report.attempt(), report.number());
        }
        if (member != null) {
            network.transportOf(member.self().id()).send(to, message);
        }
    }

    private static boolean isEnd(TaskReport report) {
        return switch (report) {
            case TaskReport.Dispatched _, TaskReport.Running _ -> false;
            case TaskReport.Succeeded _,
                    TaskReport.Failed _,
                    TaskReport.Killed _,
                    TaskReport.Lost _,
                    TaskReport.Recalled _ ->
                    true;
        };
    }

    private void receive(WorkerMember as, String from, Message message) {
        switch (message) {
            case Message.Request request -> obey(as, from, request);
            case Message.Acknowledge acknowledge -> {
                if (acknowledge.number()
                        >= lastWords.getOrDefault(acknowledge.attempt(), Integer.MAX_VALUE)) {
                    witnesses.committed().checkAcknowledged(acknowledge.attempt());
                }
                as.receive(from, ports.arriving(message));
            }
            case Message.Report _ -> as.receive(from, ports.arriving(message));
        }
        witnesses
                .violations()
                .check(
                        "I-14",
                        process.name() + " runs more attempts than it has slots",
                        witnesses.ledger().runningOn(process) <= slots);
    }

    /// I-2: nobody is obeyed who owned the run under a lower epoch than was seen here.
    private void obey(WorkerMember as, String from, Message.Request request) {
        long run = request.attempt().run();
        long seen = epochs.merge(run, request.epoch(), Math::max);
        int before = sent;
        as.receive(from, ports.arriving(request));
        witnesses
                .violations()
                .check(
                        "I-2",
                        "%s answers %s, who owned run %d under epoch %d, but %d was seen"
                                .formatted(process.name(), from, run, request.epoch(), seen),
                        request.epoch() >= seen || sent == before);
    }

    private void lookAtSession() {
        if (member != null && !session.holdsSession()) {
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
            epochs.clear();
            lastWords.clear();
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
