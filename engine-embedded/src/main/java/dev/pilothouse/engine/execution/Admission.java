package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.Claim;
import dev.pilothouse.engine.store.ClaimTakenException;
import dev.pilothouse.engine.store.RunStore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Accepts runs: writes each with its start command and confirms when that is durable. Requests
/// that come together share a transaction.
///
/// **Thread:** any.
public final class Admission {

    private static final int MOST_AT_ONCE = 512;

    private record Request(Run run, @Nullable Claim claim, CompletableFuture<Run> accepted) {}

    private final RunStore store;
    private final String owner;
    private final Executor thread;
    private final Consumer<Run> onAccepted;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /// `thread` runs the transactions one after another; `onAccepted` is told of each run before
    /// its request is confirmed.
    public Admission(RunStore store, String owner, Executor thread, Consumer<Run> onAccepted) {
        this.store = store;
        this.owner = owner;
        this.thread = thread;
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
        waiting.add(new Request(run, claim, accepted));
        if (scheduled.compareAndSet(false, true)) {
            thread.execute(this::acceptWaiting);
        }
        return accepted;
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

    private void write(List<Request> batch) {
        List<Long> leftOut;
        try {
            leftOut = store.accept(batch.stream().map(this::accepted).toList());
        } catch (RuntimeException e) {
            batch.forEach(request -> request.accepted().completeExceptionally(e));
            return;
        }
        batch.forEach(request -> tell(request, leftOut));
    }

    private AcceptedRun accepted(Request request) {
        return new AcceptedRun(request.run().identity(), owner, request.claim());
    }

    private void tell(Request request, List<Long> leftOut) {
        Claim claim = request.claim();
        if (claim != null && leftOut.contains(request.run().identity().id())) {
            request.accepted().completeExceptionally(new ClaimTakenException(claim));
            return;
        }
        try {
            onAccepted.accept(request.run());
            request.accepted().complete(request.run());
        } catch (RuntimeException e) {
            request.accepted().completeExceptionally(e);
        }
    }
}
