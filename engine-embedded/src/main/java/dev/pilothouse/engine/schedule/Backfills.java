package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.store.Claim;
import dev.pilothouse.engine.store.ClaimTakenException;
import dev.pilothouse.engine.store.StoreUnavailableException;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// The backfills of a store. A chain of dates is nothing but rows, so it goes on behind a crash
/// where it was, and several masters may carry it on: each date gets one run.
///
/// **Thread:** any. **Durability:** what returns survives a kill.
public final class Backfills {

    private final BackfillStore store;
    private final RunStarter starter;
    private final InstantSource clock;
    private final Runnable changed;
    private final Consumer<String> alerts;
    private volatile boolean carryingOn;
    private int underWay;

    /// `changed` has [#advance] called soon; `alerts` is told what a person should know.
    Backfills(
            BackfillStore store,
            RunStarter starter,
            InstantSource clock,
            Runnable changed,
            Consumer<String> alerts) {
        this.store = store;
        this.starter = starter;
        this.clock = clock;
        this.changed = changed;
        this.alerts = alerts;
    }

    /// Starts a backfill and gives its id. This engine carries on all unfinished backfills then.
    ///
    /// **Failure:** [IllegalArgumentException] if there is no such workflow.
    public long start(BackfillRequest request) {
        long id =
                store.insert(request, clock.instant())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Expected a workflow to backfill, but there is none named '%s'; keep its definition first"
                                                        .formatted(request.workflow())));
        carryOn();
        return id;
    }

    /// Has no further date of a backfill begin; false if it is not running. Its runs go on: stop
    /// those of [#dates] that should not.
    public boolean stop(long id, String author) {
        boolean stopped =
                store.move(
                        id, Backfill.State.RUNNING, Backfill.State.STOPPED, "stopped by " + author);
        if (stopped) {
            changed.run();
        }
        return stopped;
    }

    /// Has a stopped or failed backfill go on with the first date that has no run yet; false if
    /// there is no such backfill.
    public boolean resume(long id) {
        boolean resumed =
                store.move(id, Backfill.State.STOPPED, Backfill.State.RUNNING, "")
                        || store.move(id, Backfill.State.FAILED, Backfill.State.RUNNING, "");
        if (resumed) {
            carryOn();
        }
        return resumed;
    }

    /// A backfill.
    public Optional<Backfill> find(long id) {
        return store.find(id);
    }

    /// All backfills, newest first.
    public List<Backfill> all() {
        return store.all();
    }

    /// The dates of a backfill with their runs, in the order in which they run.
    public List<BackfillDate> dates(long id) {
        return store.dates(id, 0, BackfillDates.MOST);
    }

    /// From now on this engine carries on what is not done.
    void carryOn() {
        synchronized (this) {
            carryingOn = true;
            underWay = store.running().size();
        }
        changed.run();
    }

    /// True if the end of a run may let a backfill go on.
    synchronized boolean areUnderWay() {
        return underWay > 0;
    }

    /// Waits until no backfill that this engine carries on is running.
    public synchronized void awaitNone() throws InterruptedException {
        while (underWay > 0) {
            wait();
        }
    }

    /// Starts what there is room for. **Thread:** one at a time.
    void advance() {
        if (!carryingOn) {
            return;
        }
        store.running().forEach(this::advance);
        int left = store.running().size();
        synchronized (this) {
            underWay = left;
            notifyAll();
        }
    }

    private void advance(Backfill backfill) {
        boolean goesOn = true;
        for (int position = backfill.begun(); goesOn; position++) {
            goesOn = begin(backfill, position);
        }
    }

    /// Begins one date; false if nothing more can begin now.
    private boolean begin(Backfill backfill, int position) {
        int underWayNow = store.underWay(backfill.id());
        if (isFailed(backfill) || underWayNow >= backfill.parallel()) {
            return false;
        }
        List<BackfillDate> next = store.dates(backfill.id(), position, 1);
        if (next.isEmpty()) {
            if (underWayNow == 0) {
                store.move(backfill.id(), Backfill.State.RUNNING, Backfill.State.DONE, "");
            }
            return false;
        }
        return start(backfill, next.getFirst());
    }

    private boolean isFailed(Backfill backfill) {
        if (backfill.onFailure() == BackfillRequest.ElementFailure.CONTINUE) {
            return false;
        }
        Optional<BackfillDate> failure = store.firstFailure(backfill.id(), backfill.checkedFrom());
        failure.ifPresent(
                date ->
                        end(
                                backfill,
                                "run %d of %s ended as %s"
                                        .formatted(date.runId(), date.date(), date.state())));
        return failure.isPresent();
    }

    private boolean start(Backfill backfill, BackfillDate date) {
        try {
            starter.start(
                            backfill.workflow(),
                            backfill.version(),
                            backfill.options()
                                    .withScheduleTime(date.date(), backfill.options().zone()),
                            new Claim.BackfillDate(backfill.id(), date.position()))
                    .join();
            return true;
        } catch (CompletionException e) {
            return switch (e.getCause()) {
                case ClaimTakenException _ -> false;
                case StoreUnavailableException unavailable -> throw unavailable;
                case null, default -> refused(backfill, date, e);
            };
        }
    }

    private boolean refused(Backfill backfill, BackfillDate date, CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        end(backfill, "%s could not be started: %s".formatted(date.date(), cause.getMessage()));
        return false;
    }

    private void end(Backfill backfill, String reason) {
        if (store.move(backfill.id(), Backfill.State.RUNNING, Backfill.State.FAILED, reason)) {
            alerts.accept(
                    "Backfill %d of workflow '%s' began no further date: %s. Resume it to go on behind that."
                            .formatted(backfill.id(), backfill.workflow(), reason));
        }
    }
}
