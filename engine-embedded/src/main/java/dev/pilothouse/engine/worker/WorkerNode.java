package dev.pilothouse.engine.worker;

import dev.pilothouse.engine.cluster.Timers;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.remote.Transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// A worker in one incarnation. It begins an attempt at most once, at most as many at a time as it
/// has slots, obeys nobody who owns a run under a lower epoch than it has seen, and says what
/// became of an attempt until a master has committed it.
///
/// **Thread:** any.
public final class WorkerNode implements AutoCloseable {

    private static final long FIRST_REPEAT = 1_000;
    private static final long LONGEST_REPEAT = 10_000;

    private final int slots;
    private final Transport transport;
    private final Timers timers;
    private final Supplier<List<String>> masters;
    private final TaskExecutor runner;
    private final String host;
    private final RunEpochs epochs = new RunEpochs();
    private final PastAttempts past = new PastAttempts();
    private final Map<AttemptId, HeldAttempt> held = new LinkedHashMap<>();
    private boolean closed;

    /// `masters` gives the masters that are there, as far as is known; `runner` makes what runs
    /// attempts, and it reports to this node.
    public WorkerNode(
            String host,
            int slots,
            Transport transport,
            Timers timers,
            Supplier<List<String>> masters,
            Function<TaskReports, TaskExecutor> runner) {
        this.host = host;
        this.slots = slots;
        this.transport = transport;
        this.timers = timers;
        this.masters = masters;
        this.runner = runner.apply(this::heard);
    }

    // --- from masters ---

    /// Takes a message of a master.
    public synchronized void receive(String master, Message message) {
        if (closed) {
            return;
        }
        switch (message) {
            case Message.Request request -> {
                if (epochs.admits(request.attempt().run(), request.epoch())) {
                    obey(master, request);
                }
            }
            case Message.Acknowledge acknowledge -> acknowledged(acknowledge);
            case Message.Report _ -> {}
        }
    }

    private void obey(String master, Message.Request request) {
        AttemptId id = request.attempt();
        HeldAttempt attempt = held.get(id);
        if (attempt == null) {
            unknown(master, request);
            return;
        }
        attempt.belongsTo(master);
        switch (request) {
            case Message.Dispatch _, Message.Reattach _ -> say(attempt);
            case Message.Recall _ -> {
                if (attempt.isWaiting()) {
                    end(attempt, new TaskReport.Recalled(id));
                }
            }
            case Message.Kill _ -> kill(attempt);
        }
    }

    private void unknown(String master, Message.Request request) {
        AttemptId id = request.attempt();
        switch (request) {
            case Message.Dispatch dispatch -> {
                TaskReport end = past.end(id);
                if (end == null) {
                    take(master, dispatch.order());
                } else {
                    refuse(master, dispatch.order(), end);
                }
            }
            case Message.Reattach _ -> once(master, new TaskReport.Lost(id, "unknown to " + host));
            case Message.Recall _ -> once(master, new TaskReport.Recalled(id));
            case Message.Kill _ ->
                    once(master, new TaskReport.Killed(id, null, "unknown to " + host));
        }
    }

    private void take(String master, TaskOrder order) {
        HeldAttempt attempt = new HeldAttempt(order, master);
        held.put(order.attempt(), attempt);
        attempt.add(new TaskReport.Dispatched(order.attempt(), host), false);
        say(attempt);
        repeat(attempt, FIRST_REPEAT);
        beginNext();
    }

    /// The attempt came after its end: it must not begin, and its master hears how it ended.
    private void refuse(String master, TaskOrder order, TaskReport end) {
        HeldAttempt attempt = new HeldAttempt(order, master);
        held.put(order.attempt(), attempt);
        attempt.add(end, true);
        say(attempt);
        repeat(attempt, FIRST_REPEAT);
    }

    /// Answers for an attempt that is not here, and lets it not begin if it comes later. The master
    /// asks again if the answer is lost.
    private void once(String master, TaskReport answer) {
        transport.send(master, new Message.Report(past.endOr(answer), 1));
    }

    /// A master kills again at each report that an unwanted attempt goes on, so a kill is answered
    /// by the end alone.
    private void kill(HeldAttempt attempt) {
        AttemptId id = attempt.order().attempt();
        if (attempt.isWaiting()) {
            end(attempt, new TaskReport.Killed(id, null, "killed before it began"));
        } else if (attempt.hasEnded()) {
            sayLatest(attempt);
        } else {
            runner.kill(id);
        }
    }

    private void acknowledged(Message.Acknowledge acknowledge) {
        HeldAttempt attempt = held.get(acknowledge.attempt());
        if (attempt != null) {
            attempt.acknowledge(acknowledge.number());
            if (attempt.hasEnded() && attempt.isSettled()) {
                held.remove(acknowledge.attempt());
            }
        }
    }

    // --- from what runs here ---

    private synchronized void heard(TaskReport report) {
        HeldAttempt attempt = held.get(report.attempt());
        if (attempt == null || closed) {
            return;
        }
        switch (report) {
            case TaskReport.Dispatched _ -> {}
            case TaskReport.Running running -> {
                if (attempt.add(running, false)) {
                    sayLatest(attempt);
                }
            }
            case TaskReport.Succeeded _,
                    TaskReport.Failed _,
                    TaskReport.Killed _,
                    TaskReport.Lost _,
                    TaskReport.Recalled _ ->
                    end(attempt, report);
        }
    }

    private void end(HeldAttempt attempt, TaskReport end) {
        if (attempt.add(end, true)) {
            past.endOr(end);
            sayLatest(attempt);
            beginNext();
        }
    }

    private void beginNext() {
        long busy = held.values().stream().filter(HeldAttempt::holdsSlot).count();
        for (HeldAttempt attempt : List.copyOf(held.values())) {
            if (busy >= slots) {
                return;
            }
            if (attempt.isWaiting()) {
                attempt.begin();
                busy++;
                runner.dispatch(attempt.order());
            }
        }
    }

    // --- saying it ---

    /// Everything that was not acknowledged.
    private void say(HeldAttempt attempt) {
        sayTo(attempt.master(), attempt);
    }

    private void sayTo(String master, HeldAttempt attempt) {
        for (int i = attempt.acknowledged(); i < attempt.reports().size(); i++) {
            transport.send(master, new Message.Report(attempt.reports().get(i), i + 1));
        }
    }

    private void sayLatest(HeldAttempt attempt) {
        int last = attempt.reports().size();
        transport.send(attempt.master(), new Message.Report(attempt.reports().get(last - 1), last));
    }

    private void repeat(HeldAttempt attempt, long wait) {
        timers.in(wait, () -> sayAgain(attempt, wait));
    }

    /// Its master, or if that one is gone any master there is: one of them owns the run now, or
    /// knows that it is over.
    private synchronized void sayAgain(HeldAttempt attempt, long waited) {
        if (!closed && held.get(attempt.order().attempt()) == attempt) {
            List<String> present = masters.get();
            if (present.contains(attempt.master())) {
                say(attempt);
            } else {
                present.forEach(master -> sayTo(master, attempt));
            }
            repeat(attempt, Math.min(2 * waited, LONGEST_REPEAT));
        }
    }

    // --- the end of an incarnation ---

    /// True if nothing runs here.
    public synchronized boolean isIdle() {
        return held.values().stream().noneMatch(HeldAttempt::holdsSlot);
    }

    /// What it has to say of attempts that no master has acknowledged: 0 once everything is told.
    public synchronized int untold() {
        return (int) held.values().stream().filter(attempt -> !attempt.isSettled()).count();
    }

    /// The session is gone, and with it the right to run anything: takes nothing more, says nothing
    /// more, and ends what runs before it returns.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            held.clear();
        }
        runner.close();
    }
}
