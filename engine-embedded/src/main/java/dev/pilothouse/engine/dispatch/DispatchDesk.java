package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.cluster.Heartbeat;
import dev.pilothouse.engine.dispatch.WorkerChoice.Candidate;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Gives slots on workers to attempts: a queue per worker group, so that a group without a worker
/// holds nobody else up (engine-rules 9.4).
///
/// **Thread:** any. **Contract:** asking again for an attempt that waits or holds a slot changes
/// nothing, and so does releasing one that does neither.
public final class DispatchDesk {

    private static final class Group {
        final DispatchQueue queue = new DispatchQueue(DispatchQueue.DEFAULT_AGEING);
        final Map<String, Integer> freeSlots = new LinkedHashMap<>();
        final Map<String, Heartbeat> heartbeats = new HashMap<>();
        WorkerChoice choice;
        boolean warned;

        Group(WorkerChoice choice) {
            this.choice = choice;
        }
    }

    private record Holder(Group group, @Nullable String worker, Consumer<String> granted) {}

    private final LongSupplier clock;
    private final Consumer<String> alerts;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<AttemptId, Holder> holders = new HashMap<>();
    private Supplier<WorkerChoice> choices =
            () -> LoadBalancing.DYNAMIC_WEIGHTED.choice(RandomGenerator.getDefault());

    /// `clock` gives milliseconds since the epoch; `alerts` is told when attempts wait for a group
    /// without a worker.
    public DispatchDesk(LongSupplier clock, Consumer<String> alerts) {
        this.clock = clock;
        this.alerts = alerts;
    }

    /// Chooses workers like this from now on, instead of [LoadBalancing#DYNAMIC_WEIGHTED].
    public synchronized void balanceBy(LoadBalancing balancing, RandomGenerator random) {
        choices = () -> balancing.choice(random);
        groups.values().forEach(group -> group.choice = choices.get());
    }

    /// What a worker said of itself last. One that is overloaded gets nothing more until it says
    /// otherwise.
    public synchronized void heard(String group, String worker, Heartbeat heartbeat) {
        Group serving = group(group);
        if (serving.freeSlots.containsKey(worker)) {
            serving.heartbeats.put(worker, heartbeat);
            grant(serving);
        }
    }

    /// A worker has joined a group; slots of it that are held already stay held.
    public synchronized void addWorker(String group, String worker, int slots) {
        Group joined = group(group);
        long held =
                holders.values().stream()
                        .filter(holder -> holder.group() == joined)
                        .filter(holder -> worker.equals(holder.worker()))
                        .count();
        joined.freeSlots.put(worker, slots - (int) held);
        joined.warned = false;
        grant(joined);
    }

    /// A worker is gone: nothing is given to it any more.
    public synchronized void removeWorker(String group, String worker) {
        Group served = group(group);
        served.freeSlots.remove(worker);
        served.heartbeats.remove(worker);
        served.choice.forget(worker);
    }

    /// An attempt of a run that was taken over holds a slot on a worker already.
    public synchronized void adopt(String group, AttemptId attempt, String worker) {
        Group adopting = group(group);
        if (holders.putIfAbsent(attempt, new Holder(adopting, worker, _ -> {})) == null) {
            adopting.freeSlots.computeIfPresent(worker, (_, free) -> free - 1);
        }
    }

    /// Asks for a slot; the answer may come before this returns.
    public synchronized void request(SlotRequest request) {
        Group group = group(request.group());
        AttemptId attempt = request.entry().attempt();
        if (!group.queue.offer(request.entry())) {
            return;
        }
        holders.put(attempt, new Holder(group, null, request.granted()));
        if (group.freeSlots.isEmpty() && !group.warned) {
            group.warned = true;
            alerts.accept(
                    "no worker serves worker group '%s': its tasks wait until one does"
                            .formatted(request.group()));
        }
        grant(group);
    }

    /// The attempt waits no longer, or gives its slot back.
    public synchronized void release(AttemptId attempt) {
        Holder holder = holders.remove(attempt);
        if (holder == null) {
            return;
        }
        holder.group().queue.remove(attempt);
        if (holder.worker() != null) {
            holder.group().freeSlots.computeIfPresent(holder.worker(), (_, free) -> free + 1);
            grant(holder.group());
        }
    }

    /// The attempts that hold a slot or wait for one.
    public synchronized Set<AttemptId> holders() {
        return Set.copyOf(holders.keySet());
    }

    /// Why an attempt waits, in a sentence; empty if it does not.
    public synchronized Optional<String> whyWaiting(String group, AttemptId attempt) {
        Group asked = groups.get(group);
        if (asked == null) {
            return Optional.empty();
        }
        OptionalInt position = asked.queue.position(attempt, clock.getAsLong());
        if (position.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(whyWaiting(group, asked, position.getAsInt()));
    }

    private static String whyWaiting(String name, Group group, int position) {
        if (group.freeSlots.isEmpty()) {
            return "no worker serves worker group '%s'".formatted(name);
        }
        if (group.freeSlots.keySet().stream().allMatch(worker -> isOverloaded(group, worker))) {
            return "every worker of worker group '%s' is overloaded".formatted(name);
        }
        return "waits for a slot in worker group '%s', place %d of %d"
                .formatted(name, position, group.queue.size());
    }

    private Group group(String name) {
        return groups.computeIfAbsent(name, _ -> new Group(choices.get()));
    }

    private void grant(Group group) {
        for (List<Candidate> able = able(group); !able.isEmpty(); able = able(group)) {
            Optional<DispatchEntry> next = group.queue.poll(clock.getAsLong());
            if (next.isEmpty()) {
                return;
            }
            AttemptId attempt = next.get().attempt();
            Holder holder = holders.get(attempt);
            if (holder == null) {
                group.queue.remove(attempt);
                continue;
            }
            String worker = group.choice.choose(able);
            group.freeSlots.merge(worker, -1, Integer::sum);
            holders.put(attempt, new Holder(group, worker, holder.granted()));
            holder.granted().accept(worker);
        }
    }

    /// The workers that can take one more attempt.
    private static List<Candidate> able(Group group) {
        List<Candidate> able = new ArrayList<>();
        group.freeSlots.forEach(
                (worker, free) -> {
                    if (free > 0 && !isOverloaded(group, worker)) {
                        able.add(new Candidate(worker, heartbeat(group, worker)));
                    }
                });
        return able;
    }

    private static boolean isOverloaded(Group group, String worker) {
        return heartbeat(group, worker).overloaded();
    }

    private static Heartbeat heartbeat(Group group, String worker) {
        return group.heartbeats.getOrDefault(worker, Heartbeat.NONE);
    }
}
