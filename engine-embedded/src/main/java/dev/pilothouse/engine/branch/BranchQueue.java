package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.branch.Pending.Origin;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Everything that a branch has yet to handle, whether it lies on the bus or will come from
/// outside.
///
/// **Thread:** one at a time.
final class BranchQueue {

    private final TreeSet<Pending> pending = new TreeSet<>();
    private final Set<Long> used = new HashSet<>();
    private final Map<Long, Long> numbers = new HashMap<>();
    private long lastId;
    private long places;

    /// Adds what was recorded, so much later than it was. What was added before is not added again.
    ///
    /// @param due 0 for at once
    /// @param cause the number of the entry that published it, in the branch
    void recorded(
            JournalEntry entry,
            LifecycleEvent event,
            long later,
            long due,
            long cause,
            Origin origin) {
        if (!used.add(entry.number())) {
            return;
        }
        long published = entry.publishedAt() + later;
        pending.add(
                new Pending(
                        ++lastId,
                        entry.at() + later,
                        due == 0 ? published : due,
                        entry.number(),
                        entry.number(),
                        published,
                        cause,
                        event,
                        origin));
    }

    /// Adds what was not recorded.
    void add(LifecycleEvent event, long due, long publishedAt, long cause, Origin origin) {
        pending.add(
                new Pending(
                        ++lastId, due, due, Pending.LAST, 0, publishedAt, cause, event, origin));
    }

    boolean isUsed(long recorded) {
        return used.contains(recorded);
    }

    @Nullable Pending first() {
        return pending.isEmpty() ? null : pending.first();
    }

    /// Takes the first one out.
    void taken(Pending first, long number) {
        pending.remove(first);
        if (first.recorded() > 0) {
            numbers.put(first.recorded(), number);
        }
    }

    /// What stands in the branch for an entry of the trunk; 0 if nothing does.
    long number(long recorded) {
        return numbers.getOrDefault(recorded, 0L);
    }

    /// The entries up to the fork stand for themselves.
    void beginAfter(long fork) {
        for (long number = 1; number <= fork; number++) {
            numbers.put(number, number);
            used.add(number);
        }
    }

    List<Pending> all() {
        return List.copyOf(pending);
    }

    Optional<Pending> find(long id) {
        return pending.stream().filter(each -> each.id() == id).findFirst();
    }

    void drop(Pending dropped) {
        pending.remove(dropped);
    }

    void toFront(Pending chosen) {
        pending.remove(chosen);
        pending.add(chosen.first(++places));
    }

    void replace(Pending replaced, LifecycleEvent event) {
        pending.remove(replaced);
        pending.add(replaced.replaced(event));
    }

    /// The bus is lost; what comes from outside still comes.
    void loseBus() {
        pending.removeIf(each -> each.origin() == Origin.BUS);
    }

    /// Nothing that would still come about an attempt comes.
    void silence(int attempt) {
        pending.removeIf(
                each -> isAnswer(each) && ((TaskLifecycleEvent) each.event()).attempt() == attempt);
    }

    /// No end of an attempt comes that would still come.
    void withoutEnd(int attempt) {
        pending.removeIf(
                each ->
                        isAnswer(each)
                                && Answers.ends(each.event())
                                && ((TaskLifecycleEvent) each.event()).attempt() == attempt);
    }

    /// True if something will still come about an attempt for which the wish holds.
    boolean expects(int attempt, boolean end) {
        return pending.stream()
                .anyMatch(
                        each ->
                                isAnswer(each)
                                        && ((TaskLifecycleEvent) each.event()).attempt() == attempt
                                        && (!end || Answers.ends(each.event())));
    }

    private static boolean isAnswer(Pending each) {
        return each.origin() != Origin.BUS && Trunk.isAnswer(each.event());
    }
}
