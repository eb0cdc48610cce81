package dev.pilothouse.engine.remote;

import dev.pilothouse.engine.cluster.Timers;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.execution.Placements;
import dev.pilothouse.engine.execution.Placements.Placement;
import dev.pilothouse.engine.execution.ReportRouter;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// The executor of a cluster's master: gives attempts to workers over the wire, and asks again
/// until the worker has said something. Asking again is safe, because a worker begins an attempt at
/// most once (engine-rules 9.5).
///
/// **Thread:** any.
public final class WorkerLink implements TaskExecutor {

    private static final long FIRST_REPEAT = 1_000;
    private static final long LONGEST_REPEAT = 10_000;

    private interface Question {
        Message about(AttemptId attempt, long epoch);
    }

    private final Transport transport;
    private final Timers timers;
    private final ReportRouter router;
    private final Placements placements;
    private final Predicate<String> gone;
    private final LongFunction<OptionalLong> settled;
    private final Map<AttemptId, Question> unanswered = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// `gone` says whether a worker, in the incarnation that is named, runs nothing any more;
    /// `settled` the epoch of a run that is over, of which nothing that a worker could say is of
    /// use any more.
    public WorkerLink(
            Transport transport,
            Timers timers,
            ReportRouter router,
            Placements placements,
            Predicate<String> gone,
            LongFunction<OptionalLong> settled) {
        this.transport = transport;
        this.timers = timers;
        this.router = router;
        this.placements = placements;
        this.gone = gone;
        this.settled = settled;
    }

    @Override
    public void dispatch(TaskOrder order) {
        ask(order.attempt(), (_, epoch) -> new Message.Dispatch(epoch, order));
    }

    @Override
    public void reattach(AttemptId attempt) {
        ask(attempt, (id, epoch) -> new Message.Reattach(epoch, id));
    }

    @Override
    public void recall(AttemptId attempt) {
        tell(attempt, (id, epoch) -> new Message.Recall(epoch, id));
    }

    @Override
    public void kill(AttemptId attempt) {
        tell(attempt, (id, epoch) -> new Message.Kill(epoch, id));
    }

    /// What a worker has said. It is acknowledged once it is committed; of a run that another
    /// master owns now nothing is acknowledged: that master will ask for it.
    public void receive(String worker, Message.Report message) {
        AttemptId attempt = message.attempt();
        unanswered.remove(attempt);
        Runnable receipt =
                () -> transport.send(worker, new Message.Acknowledge(attempt, message.number()));
        if (router.report(message.report(), receipt)) {
            placements
                    .epoch(attempt.run())
                    .ifPresent(epoch -> endIfUnwanted(worker, message.report(), epoch));
        } else {
            settled.apply(attempt.run())
                    .ifPresent(
                            epoch -> {
                                receipt.run();
                                endIfUnwanted(worker, message.report(), epoch);
                            });
        }
    }

    /// An attempt that its run has given up goes on for nothing.
    private void endIfUnwanted(String worker, TaskReport report, long epoch) {
        AttemptId attempt = report.attempt();
        boolean goesOn =
                switch (report) {
                    case TaskReport.Dispatched _, TaskReport.Running _ -> true;
                    case TaskReport.Succeeded _,
                            TaskReport.Failed _,
                            TaskReport.Killed _,
                            TaskReport.Lost _,
                            TaskReport.Recalled _ ->
                            false;
                };
        if (goesOn && placements.of(attempt).isEmpty()) {
            transport.send(worker, new Message.Kill(epoch, attempt));
        }
    }

    /// Asks nothing any more.
    @Override
    public void close() {
        closed = true;
        unanswered.clear();
    }

    private void tell(AttemptId attempt, Question question) {
        placements
                .of(attempt)
                .ifPresent(at -> transport.send(at.worker(), question.about(attempt, at.epoch())));
    }

    private void ask(AttemptId attempt, Question question) {
        unanswered.put(attempt, question);
        ask(attempt, question, FIRST_REPEAT);
    }

    private void ask(AttemptId attempt, Question question, long repeat) {
        if (closed || unanswered.get(attempt) != question) {
            return;
        }
        Optional<Placement> at = placements.of(attempt);
        if (at.isEmpty()) {
            unanswered.remove(attempt, question);
        } else if (gone.test(at.get().worker())) {
            unanswered.remove(attempt, question);
            router.report(new TaskReport.Lost(attempt, at.get().worker() + " is gone"));
        } else {
            transport.send(at.get().worker(), question.about(attempt, at.get().epoch()));
            timers.in(repeat, () -> ask(attempt, question, Math.min(2 * repeat, LONGEST_REPEAT)));
        }
    }
}
