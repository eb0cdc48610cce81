package dev.pilothouse.console.run;

import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A run as it was after any of its events, with what lay on its bus then. The journal knows when
/// an event was published and handled, not when it was due: the decision that published it is taken
/// again and says so.
///
/// **Contract:** what was published and never handled is in no journal, so it is not on this bus.
///
/// **Thread:** any; pure.
final class Past {

    private static final int MOST_LISTED = 200;

    private final Timeline timeline;
    private final Rules rules;
    private final Map<Long, List<FollowUp>> decided = new HashMap<>();

    Past(Timeline timeline, Rules rules) {
        this.timeline = timeline;
        this.rules = rules;
    }

    /// When event `n` was handled; before the first one, when that was published.
    static long instant(Timeline timeline, int n) {
        List<JournalEntry> entries = timeline.entries();
        if (n > 0) {
            return entries.get(n - 1).at();
        }
        return entries.isEmpty() ? 0 : entries.getFirst().publishedAt();
    }

    /// The run after its first `n` events. Its bus counts as held: what is next is known.
    RunSnapshot at(int n) {
        return new RunSnapshot(timeline.at(n), n, List.of(), bus(n));
    }

    private BusView bus(int n) {
        long now = instant(timeline, n);
        List<QueuedEvent> ready = new ArrayList<>();
        List<QueuedEvent> delayed = new ArrayList<>();
        for (JournalEntry entry : timeline.entries().subList(n, timeline.size())) {
            if (entry.cause() > 0 ? entry.cause() <= n : entry.publishedAt() <= now) {
                QueuedEvent event = queued(entry);
                (event.due() <= now ? ready : delayed).add(event);
            }
        }
        ready.sort(null);
        delayed.sort(null);
        return new BusView(
                ready.stream().limit(MOST_LISTED).toList(),
                delayed.stream().limit(MOST_LISTED).toList(),
                List.of(),
                ready.size(),
                delayed.size(),
                true,
                "",
                0);
    }

    private QueuedEvent queued(JournalEntry entry) {
        return new QueuedEvent(
                due(entry), entry.number(), entry.publishedAt(), entry.cause(), entry.event());
    }

    private long due(JournalEntry entry) {
        if (entry.cause() == 0) {
            return entry.publishedAt();
        }
        return decided.computeIfAbsent(entry.cause(), this::published).stream()
                .filter(published -> published.event().equals(entry.event()))
                .mapToLong(FollowUp::due)
                .filter(due -> due > 0)
                .findFirst()
                .orElse(entry.publishedAt());
    }

    private List<FollowUp> published(long number) {
        JournalEntry cause = timeline.entries().get((int) number - 1);
        try {
            return rules.decide(timeline.at((int) number - 1), cause.event(), cause.at())
                    .followUps();
        } catch (RuntimeException _) {
            return List.of(); // other rules than those that decided then
        }
    }
}
