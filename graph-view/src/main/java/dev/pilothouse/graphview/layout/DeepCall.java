package dev.pilothouse.graphview.layout;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Runs a computation on a thread of its own with a deep stack: ELK walks graphs by recursion, and
/// a connected graph of a few thousand nodes is deeper than an ordinary stack.
final class DeepCall {
    private static final long STACK_BYTES = 1L << 29;

    private DeepCall() {}

    /// Computes and waits; an interrupt of the waiting thread stops the computation and stays set.
    static <T> T call(Function<BooleanSupplier, T> computation, BooleanSupplier cancelled) {
        AtomicBoolean interrupted = new AtomicBoolean();
        BooleanSupplier stop = () -> interrupted.get() || cancelled.getAsBoolean();
        FutureTask<T> task = new FutureTask<>(() -> computation.apply(stop));
        Thread thread = new Thread(null, task, "graph-layout", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            interrupted.set(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("The layout was cancelled by an interrupt");
        } catch (ExecutionException e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
