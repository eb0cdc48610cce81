package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.cluster.Timers;
import dev.pilothouse.engine.store.StoreUnavailableException;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.TaskGroupPlace;
import dev.pilothouse.engine.store.TaskGroupStore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The attempts of this master that wait for a slot of their task group, and so hold no other. The
/// store says who holds a slot; it is asked after an attempt has come to wait, and again whenever
/// one was given back, so a slot that is given in between is seen by one or the other (engine-rules
/// 9.6).
///
/// **Thread:** any. **Failure:** a store that cannot be reached is asked again later.
public final class TaskGroupWaits {

    private static final long AGAIN = 1_000;
    private static final int NAMED_HOLDERS = 2;

    private final TaskGroupStore store;
    private final Timers timers;
    private final Consumer<SlotRequest> goOn;
    private final Consumer<String> alerts;
    private final Map<String, Map<AttemptId, SlotRequest>> waiting = new ConcurrentHashMap<>();
    private final Set<String> passedBefore = ConcurrentHashMap.newKeySet();

    /// `goOn` takes an attempt that has its slot; `alerts` is told when a group that tasks name has
    /// no size.
    public TaskGroupWaits(
            TaskGroupStore store,
            Timers timers,
            Consumer<SlotRequest> goOn,
            Consumer<String> alerts) {
        this.store = store;
        this.timers = timers;
        this.goOn = goOn;
        this.alerts = alerts;
    }

    /// An attempt goes on as soon as it holds a slot of a group; its place there was written
    /// before.
    public void enter(String group, SlotRequest request) {
        AttemptId attempt = request.entry().attempt();
        ofGroup(group).put(attempt, request);
        untilAnswered(() -> check(group, attempt));
    }

    private void check(String group, AttemptId attempt) {
        if (!store.isWaiting(attempt)) {
            passed(group, attempt);
            warnOfMissingSize(group);
        }
    }

    /// An attempt waits no longer.
    public void leave(AttemptId attempt) {
        waiting.values().forEach(attempts -> attempts.remove(attempt));
    }

    /// The attempts of a run are of no concern any more.
    public void forget(long run) {
        waiting.values().forEach(attempts -> attempts.keySet().removeIf(id -> id.run() == run));
    }

    /// Slots of a group may have been given.
    public void look(String group) {
        if (!ofGroup(group).isEmpty()) {
            untilAnswered(() -> store.holders(group).forEach(holder -> passed(group, holder)));
        }
    }

    /// The same of every group: slots may have been given by other masters.
    public void lookAtAll() {
        waiting.keySet().forEach(this::look);
    }

    /// Why an attempt waits, in a sentence; empty if it does not wait for a group.
    public Optional<String> whyWaiting(String group, AttemptId attempt) {
        if (!ofGroup(group).containsKey(attempt)) {
            return Optional.empty();
        }
        int size = size(group);
        List<TaskGroupPlace> holders =
                store.places(group).stream().filter(TaskGroupPlace::holds).toList();
        if (holders.isEmpty()) {
            return Optional.of(
                    size == 0
                            ? "waits for task group '%s', which lets nobody through: its size is 0"
                                    .formatted(group)
                            : "waits for task group '%s'".formatted(group));
        }
        return Optional.of(
                "waits for task group '%s': %d of %s in use by %s"
                        .formatted(
                                group,
                                holders.size(),
                                size == TaskGroup.UNLIMITED ? "any number" : size,
                                names(holders)));
    }

    /// True if an attempt waits for a slot of a group.
    public boolean isWaiting(String group, AttemptId attempt) {
        return ofGroup(group).containsKey(attempt);
    }

    private static String names(List<TaskGroupPlace> holders) {
        StringBuilder names = new StringBuilder();
        for (TaskGroupPlace holder : holders.subList(0, Math.min(NAMED_HOLDERS, holders.size()))) {
            names.append(names.isEmpty() ? "" : ", ")
                    .append("run %d '%s'".formatted(holder.attempt().run(), holder.workflow()));
        }
        int others = holders.size() - NAMED_HOLDERS;
        return others > 0 ? names + " and %d more".formatted(others) : names.toString();
    }

    private void warnOfMissingSize(String group) {
        if (passedBefore.add(group) && size(group) == TaskGroup.UNLIMITED) {
            alerts.accept(
                    "task group '%s' has no size, so its tasks run without a limit: set one with 'pilothouse groups set %s N'"
                            .formatted(group, group));
        }
    }

    private int size(String group) {
        return store.groups().stream()
                .filter(known -> known.name().equals(group))
                .findFirst()
                .map(TaskGroup::size)
                .orElse(TaskGroup.UNLIMITED);
    }

    private void passed(String group, AttemptId attempt) {
        SlotRequest request = ofGroup(group).remove(attempt);
        if (request != null) {
            goOn.accept(request);
        }
    }

    private Map<AttemptId, SlotRequest> ofGroup(String group) {
        return waiting.computeIfAbsent(group, _ -> new ConcurrentHashMap<>());
    }

    private void untilAnswered(Runnable question) {
        try {
            question.run();
        } catch (StoreUnavailableException _) {
            timers.in(AGAIN, () -> untilAnswered(question));
        }
    }
}
