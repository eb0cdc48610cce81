package dev.pilothouse.engine.eventbus;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The bus of one run: every event that changes the run goes through it, in the order of (due,
/// sequence).
///
/// **Thread:** anybody publishes; everything else belongs to the fire worker that drains the bus.
///
/// A turn takes events one by one. If its commit fails, [#rollback()] puts them back where they
/// were and forgets what the turn itself had published, so that the turn can be taken again.
public final class WorkflowEventBus {

    private static final int VIEW_LIMIT = 200;

    /// So that publishers who never stop cannot keep the worker from handling what is there.
    private static final int ABSORB_LIMIT = 4_096;

    private final long runId;
    private final EngineClock clock;
    private final Gate gate;
    private final Queue<QueuedEvent> inbox = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<QueuedEvent> queue = new PriorityQueue<>();
    private final List<DeadEvent> dead = new ArrayList<>();
    private final List<QueuedEvent> taken = new ArrayList<>();
    private final Set<QueuedEvent> publishedInTurn = new HashSet<>();
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile @Nullable EventBusFireWorker worker;
    private volatile boolean closed;
    private long parkedUntil;
    private long armedFor = Long.MAX_VALUE;

    /// A bus for a run, held from the beginning or not.
    public WorkflowEventBus(long runId, EngineClock clock, boolean held) {
        this.runId = runId;
        this.clock = clock;
        this.gate = new Gate(held);
    }

    /// The run that the bus belongs to.
    public long runId() {
        return runId;
    }

    /// What holds the bus and steps it.
    public Gate gate() {
        return gate;
    }

    // --- any thread ---

    /// Publishes an event from outside, to be handled as soon as its turn comes.
    public void publish(LifecycleEvent event) {
        publish(event, 0, null);
    }

    /// Publishes an event from outside, due at an instant in milliseconds since the epoch; 0 means
    /// as soon as its turn comes.
    public void publish(LifecycleEvent event, long due) {
        publish(event, due, null);
    }

    /// Publishes an event from outside; `receipt` is run on the fire worker once what the event led
    /// to is committed. Nothing runs it if the bus is closed before.
    public void publish(LifecycleEvent event, Runnable receipt) {
        publish(event, 0, receipt);
    }

    private void publish(LifecycleEvent event, long due, @Nullable Runnable receipt) {
        long now = clock.millis();
        inbox.add(
                new QueuedEvent(
                        due == 0 ? now : due, sequence.incrementAndGet(), now, 0, event, receipt));
        wake();
    }

    /// Has the bus looked at by its fire worker.
    public void wake() {
        EventBusFireWorker current = worker;
        if (current != null && !closed && scheduled.compareAndSet(false, true)) {
            current.ready(this);
        }
    }

    /// True if the bus has left its worker for good.
    public boolean isClosed() {
        return closed;
    }

    // --- the fire worker's thread ---

    void assign(EventBusFireWorker newWorker) {
        worker = newWorker;
        wake();
    }

    void taken() {
        scheduled.set(false);
    }

    /// The next event that may be handled now; null if there is none, or the bus is held or parked.
    public @Nullable QueuedEvent take(long now) {
        absorb();
        QueuedEvent head = queue.peek();
        if (head == null || head.due() > now || now < parkedUntil || !gate.isPassable()) {
            return null;
        }
        queue.poll();
        gate.passed();
        taken.add(head);
        return head;
    }

    /// Publishes what handling an event has led to; `due` 0 means as soon as its turn comes.
    public void publishInTurn(LifecycleEvent event, long due, long cause) {
        long now = clock.millis();
        QueuedEvent queued =
                new QueuedEvent(
                        due == 0 ? now : due, sequence.incrementAndGet(), now, cause, event);
        queue.add(queued);
        publishedInTurn.add(queued);
    }

    /// Puts an event that was taken back where it was.
    public void putBack(QueuedEvent event) {
        taken.remove(event);
        queue.add(event);
    }

    /// Puts an event that was taken back, and holds the bus right before it.
    public void stopBefore(QueuedEvent event, String why) {
        putBack(event);
        gate.hold(event, why);
    }

    /// True if the bus was stopped right before this event already.
    public boolean hasStoppedBefore(QueuedEvent event) {
        return gate.hasStoppedBefore(event);
    }

    /// The first event that the turn took; null if it took none.
    public @Nullable QueuedEvent firstTaken() {
        return taken.isEmpty() ? null : taken.getFirst();
    }

    /// The turn's commit has succeeded.
    public void committed() {
        List<QueuedEvent> handled = List.copyOf(taken);
        taken.clear();
        publishedInTurn.clear();
        parkedUntil = 0;
        handled.forEach(QueuedEvent::dealtWith);
    }

    /// The turn's commit has failed: the bus is as it was before the turn.
    public void rollback() {
        queue.removeAll(publishedInTurn);
        for (QueuedEvent event : taken) {
            if (!publishedInTurn.contains(event)) {
                queue.add(event);
            }
        }
        taken.clear();
        publishedInTurn.clear();
    }

    /// True while nothing is taken, because a commit has to wait.
    public boolean isParked(long now) {
        return now < parkedUntil;
    }

    /// Nothing is taken before this instant, in milliseconds since the epoch.
    public void parkUntil(long instant) {
        parkedUntil = instant;
    }

    /// Takes an event out for good and puts it where a person sees it.
    public void bury(QueuedEvent event, String reason) {
        queue.remove(event);
        dead.add(new DeadEvent(event, clock.millis(), reason));
        event.dealtWith();
    }

    /// How many events are in the tray of those that could not be handled.
    public int deadCount() {
        return dead.size();
    }

    /// True if an event could be taken now, or a turn that could not be committed may try again.
    boolean isReady(long now) {
        absorb();
        if (!taken.isEmpty()) {
            return now >= parkedUntil;
        }
        QueuedEvent head = queue.peek();
        return head != null && head.due() <= now && now >= parkedUntil && gate.isPassable();
    }

    /// When the bus has to be looked at again; [Long#MAX_VALUE] for not before somebody publishes
    /// or releases it.
    long nextDue() {
        if (!taken.isEmpty()) {
            return parkedUntil;
        }
        QueuedEvent head = queue.peek();
        return head == null || !gate.isPassable()
                ? Long.MAX_VALUE
                : Math.max(head.due(), parkedUntil);
    }

    boolean arm(long due) {
        boolean earlier = due < armedFor;
        if (earlier) {
            armedFor = due;
        }
        return earlier;
    }

    void disarm() {
        armedFor = Long.MAX_VALUE;
    }

    /// No event is handled any more; what is left is dropped with the bus.
    public void close() {
        closed = true;
        queue.clear();
        inbox.clear();
    }

    /// What the bus holds now.
    public BusView view() {
        absorb();
        long now = clock.millis();
        List<QueuedEvent> ready = new ArrayList<>();
        List<QueuedEvent> delayed = new ArrayList<>();
        int readyCount = 0;
        for (QueuedEvent event : queue) {
            if (event.due() <= now) {
                readyCount++;
                ready.add(event);
            } else {
                delayed.add(event);
            }
        }
        int delayedCount = delayed.size();
        return new BusView(
                firstInOrder(ready),
                firstInOrder(delayed),
                dead,
                readyCount,
                delayedCount,
                gate.isHeld(),
                gate.why(),
                parkedUntil);
    }

    private static List<QueuedEvent> firstInOrder(List<QueuedEvent> events) {
        return events.stream().sorted().limit(VIEW_LIMIT).toList();
    }

    private void absorb() {
        for (int i = 0; i < ABSORB_LIMIT; i++) {
            QueuedEvent event = inbox.poll();
            if (event == null) {
                return;
            }
            queue.add(event);
        }
    }
}
