package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;

import java.util.ArrayList;
import java.util.List;

/// What was recorded from outside about one attempt, by what it answers.
///
/// @param slot the answer to the request for a slot
/// @param work what came of sending it to its executor
/// @param ending what came of asking it to end or to come back, if it did so
record Answers(List<JournalEntry> slot, List<JournalEntry> work, List<JournalEntry> ending) {

    Answers {
        slot = List.copyOf(slot);
        work = List.copyOf(work);
        ending = List.copyOf(ending);
    }

    /// @param asked the number of the entry that asked it to end; 0 for none. An attempt that ended
    ///   by itself in spite of that ended by itself.
    static Answers of(List<JournalEntry> all, long asked) {
        List<JournalEntry> slot = new ArrayList<>();
        List<JournalEntry> work = new ArrayList<>();
        List<JournalEntry> ending = new ArrayList<>();
        for (JournalEntry entry : all) {
            if (entry.event() instanceof TaskLifecycleEvent.Dispatch) {
                slot.add(entry);
            } else if (asked > 0 && entry.number() > asked) {
                ending.add(entry);
            } else {
                work.add(entry);
            }
        }
        if (ending.stream().noneMatch(entry -> gaveIn(entry.event()))) {
            work.addAll(ending);
            ending.clear();
        }
        return new Answers(slot, work, ending);
    }

    private static boolean gaveIn(LifecycleEvent event) {
        return event instanceof TaskLifecycleEvent.Killed
                || event instanceof TaskLifecycleEvent.Paused;
    }

    /// True if the work has an end that nobody asked for.
    boolean hasOwnEnd() {
        return work.stream().anyMatch(entry -> ends(entry.event()));
    }

    /// True if an attempt is over with this event.
    static boolean ends(LifecycleEvent event) {
        return event instanceof TaskLifecycleEvent.Succeeded
                || event instanceof TaskLifecycleEvent.Failed
                || event instanceof TaskLifecycleEvent.Killed
                || event instanceof TaskLifecycleEvent.Paused
                || event instanceof TaskLifecycleEvent.Failover;
    }
}
