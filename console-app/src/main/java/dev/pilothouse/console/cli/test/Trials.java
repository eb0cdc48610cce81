package dev.pilothouse.console.cli.test;

import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Plays trials, several at a time, each job on a store of its own, and tells of them in their
/// order.
final class Trials {

    /// How many are played ahead of the one that is told next, for each job.
    private static final int AHEAD = 8;

    private final int jobs;
    private final ThreadLocal<JdbiRunStore> store = ThreadLocal.withInitial(this::open);
    private final List<JdbiRunStore> opened = new ArrayList<>();

    Trials(int jobs) {
        this.jobs = jobs;
    }

    /// Plays them all.
    void play(Iterable<? extends Trial> trials, Consumer<Trial.Played> told) {
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            Deque<Future<Trial.Played>> underWay = new ArrayDeque<>();
            for (Trial trial : trials) {
                underWay.add(threads.submit(() -> play(trial)));
                if (underWay.size() > jobs * AHEAD) {
                    told.accept(result(underWay.remove()));
                }
            }
            underWay.forEach(played -> told.accept(result(played)));
        } finally {
            close();
        }
    }

    private Trial.Played play(Trial trial) {
        store.get().clear();
        return trial.play(store.get());
    }

    private static Trial.Played result(Future<Trial.Played> played) {
        try {
            return played.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to play every trial, but was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected a trial to be played, but it failed", e);
        }
    }

    private JdbiRunStore open() {
        JdbiRunStore made = JdbiRunStore.memory("test-" + UUID.randomUUID(), 2);
        synchronized (opened) {
            opened.add(made);
        }
        return made;
    }

    private void close() {
        synchronized (opened) {
            opened.forEach(JdbiRunStore::close);
        }
    }
}
