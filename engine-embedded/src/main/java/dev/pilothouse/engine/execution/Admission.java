package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.cluster.Timers;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.Claim;
import dev.pilothouse.engine.store.ClaimTakenException;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoreUnavailableException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Accepts runs: writes each with its start command and confirms when that is durable. Requests
/// that come together share a transaction.
///
/// **Thread:** any.
public final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int MOST_AT_ONCE = 512;
    private static final long AGAIN = 500;

    private record Request(Run run, @Nullable Claim claim, CompletableFuture<Run> accepted) {}

    private final RunStore store;
    private final String owner;
    private final Executor thread;
    private final Timers later;
    private final Consumer<Run> onAccepted;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Set<Long> accepting = ConcurrentHashMap.newKeySet();

    /// `thread` runs the transactions one after another, `later` those that have to wait;
    /// `onAccepted` is told of each run before its request is confirmed.
    public Admission(
            RunStore store, String owner, Executor thread, Timers later, Consumer<Run> onAccepted) {
        this.store = store;
        this.owner = owner;
        this.thread = thread;
        this.later = later;
        this.onAccepted = onAccepted;
    }

    /// Accepts a run. The future completes when the run is durable, or exceptionally if it was not
    /// written.
    public CompletableFuture<Run> accept(Run run) {
        return accept(run, null);
    }

    /// Accepts a run together with what it claims, in one transaction. The future completes with
    /// [ClaimTakenException] if somebody was faster.
    public CompletableFuture<Run> accept(Run run, @Nullable Claim claim) {
        CompletableFuture<Run> accepted = new CompletableFuture<>();
        accepting.add(run.identity().id());
        waiting.add(new Request(run, claim, accepted));
        if (scheduled.compareAndSet(false, true)) {
            thread.execute(this::acceptWaiting);
        }
        return accepted;
    }

    /// True from the request on until the run is loaded or refused.
    public boolean isAccepting(long runId) {
        return accepting.contains(runId);
    }

    private void acceptWaiting() {
        scheduled.set(false);
        List<Request> batch = new ArrayList<>();
        for (Request next = waiting.poll();
                next != null;
                next = batch.size() < MOST_AT_ONCE ? waiting.poll() : null) {
            batch.add(next);
        }
        if (!batch.isEmpty()) {
            write(batch);
        }
        if (!waiting.isEmpty() && scheduled.compareAndSet(false, true)) {
            thread.execute(this::acceptWaiting);
        }
    }

    /// Whether the store took them is not known when it does not answer, so they are written again,
    /// one by one, until it is.
    private void write(List<Request> batch) {
        try {
            List<Long> leftOut = store.accept(batch.stream().map(this::accepted).toList());
            for (Request request : batch) {
                Claim claim = request.claim();
                if (claim != null && leftOut.contains(request.run().identity().id())) {
                    refused(request, new ClaimTakenException(claim));
                } else {
                    tell(request);
                }
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("Expected to accept {} run(s), but {}", batch.size(), e.getMessage());
            batch.forEach(this::again);
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                batch.forEach(request -> write(List.of(request)));
            } else {
                refused(batch.getFirst(), e);
            }
        }
    }

    private AcceptedRun accepted(Request request) {
        return new AcceptedRun(
                request.run().identity(),
                owner,
                request.run().graph().plan().definition().executionType(),
                request.claim());
    }

    private void again(Request request) {
        later.in(AGAIN, () -> thread.execute(() -> write(List.of(request))));
    }

    /// Refused because it was taken before, or for good.
    private void refused(Request request, RuntimeException why) {
        try {
            if (store.position(request.run().identity().id()).isPresent()) {
                tell(request);
                return;
            }
        } catch (StoreUnavailableException _) {
            again(request);
            return;
        }
        accepting.remove(request.run().identity().id());
        request.accepted().completeExceptionally(why);
    }

    private void tell(Request request) {
        try {
            onAccepted.accept(request.run());
            request.accepted().complete(request.run());
        } catch (RuntimeException e) {
            request.accepted().completeExceptionally(e);
        } finally {
            accepting.remove(request.run().identity().id());
        }
    }
}
