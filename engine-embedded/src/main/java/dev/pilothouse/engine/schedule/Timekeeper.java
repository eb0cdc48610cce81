package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.store.StoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One thread that fires schedules and carries on backfills. It is parked until the next fire time
/// is due or somebody wakes it; because somebody may set the machine's clock, or put the machine to
/// sleep, it looks at the clock every half minute all the same.
///
/// **Thread:** its own; everything here from any.
public final class Timekeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
    private static final Duration LONGEST_PARK = Duration.ofSeconds(30);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Schedules schedules;
    private final Backfills backfills;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch looked = new CountDownLatch(1);
    private final Thread thread;
    private boolean started;
    private volatile boolean firing;
    private volatile boolean stopping;

    /// A timekeeper that does nothing yet. `clock` is the wall clock; `alerts` is told what a
    /// person should know.
    public Timekeeper(
            ScheduleStore schedules,
            BackfillStore backfills,
            RunStarter starter,
            InstantSource clock,
            Consumer<String> alerts) {
        this.clock = clock;
        this.scheduler = new Scheduler(schedules, starter, clock, alerts);
        this.schedules = new Schedules(schedules, clock, this::wake);
        this.backfills = new Backfills(backfills, starter, clock, this::keep, alerts);
        this.thread = Thread.ofPlatform().name("timekeeper").daemon().unstarted(this::run);
    }

    /// The schedules.
    public Schedules schedules() {
        return schedules;
    }

    /// The backfills.
    public Backfills backfills() {
        return backfills;
    }

    /// From now on, fires what is online and carries on the backfills that are not done; returns
    /// when what is due already has been started.
    public void fire() throws InterruptedException {
        firing = true;
        backfills.carryOn();
        if (isStarted()) {
            looked.await();
        }
    }

    /// A run has ended: something may have waited for that.
    public void runEnded() {
        if (scheduler.waitsForRuns() || backfills.areUnderWay()) {
            wake();
        }
    }

    /// Ends after the step that is under way, and waits for it.
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            if (isStarted()) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isStarted() {
        return started;
    }

    private synchronized void keep() {
        if (!started && !stopping) {
            started = true;
            thread.start();
        }
        wake();
    }

    private void wake() {
        wakes.release();
    }

    private void run() {
        Duration backoff = FIRST_BACKOFF;
        while (!stopping) {
            Duration park;
            try {
                park = round();
                backoff = FIRST_BACKOFF;
            } catch (StoreUnavailableException e) {
                LOG.warn("Expected to look at the schedules, but the store is unavailable", e);
                park = backoff;
                backoff = shorter(backoff.multipliedBy(2), LONGEST_PARK);
            } catch (RuntimeException e) {
                LOG.error("Expected to look at the schedules, but it failed", e);
                park = LONGEST_PARK;
            }
            looked.countDown();
            park(park);
        }
        looked.countDown();
    }

    private Duration round() {
        Optional<Instant> next = firing ? scheduler.fireDue() : Optional.empty();
        backfills.advance();
        return next.map(time -> Duration.between(clock.instant(), time))
                .map(wait -> shorter(wait, LONGEST_PARK))
                .orElse(LONGEST_PARK);
    }

    private void park(Duration duration) {
        try {
            wakes.tryAcquire(duration.plusMillis(1).toMillis(), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        } catch (InterruptedException _) {
            stopping = true;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
