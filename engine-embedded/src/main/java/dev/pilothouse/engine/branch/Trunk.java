package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.logic.master.Intent;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A run that branches leave: what happened, and for every event where it came from. The journal
/// does not say what a decision asked of the world outside: each is taken again and says so.
///
/// **Thread:** any; immutable. Making it takes every decision once.
public final class Trunk {

    private final Timeline timeline;
    private final Rules rules;
    private final Map<Long, List<Published>> published = new HashMap<>();
    private final Map<Long, List<FollowUp>> lost = new HashMap<>();
    private final Map<Long, List<FollowUp>> waiting = new HashMap<>();
    private final Map<Integer, Asked> asked = new HashMap<>();
    private final Map<Integer, List<JournalEntry>> answers = new TreeMap<>();
    private final List<JournalEntry> requests = new ArrayList<>();

    /// An event that the handling of another one published.
    ///
    /// @param entry the entry of its own handling
    /// @param due when it was due, in milliseconds since the epoch; 0 for at once
    record Published(JournalEntry entry, long due) {}

    /// When an attempt was asked for: numbers of entries, 0 for never.
    ///
    /// @param slot a slot was asked for
    /// @param sent it was given to its executor
    /// @param ending it was first asked to end, or to come back
    record Asked(long slot, long sent, long ending) {

        private static final Asked NOTHING = new Asked(0, 0, 0);

        private Asked slot(long number) {
            return slot > 0 ? this : new Asked(number, sent, ending);
        }

        private Asked sent(long number) {
            return sent > 0 ? this : new Asked(slot, number, ending);
        }

        private Asked ending(long number) {
            return ending > 0 ? this : new Asked(slot, sent, number);
        }
    }

    private Trunk(Timeline timeline, Rules rules) {
        this.timeline = timeline;
        this.rules = rules;
    }

    /// The trunk of a run as far as it is known.
    public static Trunk of(Timeline timeline, Rules rules) {
        Trunk trunk = new Trunk(timeline, rules);
        trunk.read();
        return trunk;
    }

    /// What happened.
    public Timeline timeline() {
        return timeline;
    }

    /// What decided, and decides in its branches.
    public Rules rules() {
        return rules;
    }

    private void read() {
        Map<Long, List<FollowUp>> open = new HashMap<>();
        Run run = timeline.at(0);
        for (JournalEntry entry : timeline.entries()) {
            if (isBeginning(entry.event())) {
                open.forEach((cause, unhandled) -> lost.put(cause, List.copyOf(unhandled)));
                open.clear();
            }
            if (!isPublished(entry, open)) {
                fromOutside(entry);
            }
            List<FollowUp> followUps = decided(run, entry);
            run = run.with(entry.changes());
            if (!followUps.isEmpty()) {
                open.put(entry.number(), new ArrayList<>(followUps));
            }
        }
        Map<Long, List<FollowUp>> rest = run.state().isTerminal() ? lost : waiting;
        open.forEach((cause, unhandled) -> rest.put(cause, List.copyOf(unhandled)));
    }

    /// A run that begins anew, or is loaded again, has an empty bus.
    static boolean isBeginning(LifecycleEvent event) {
        return event instanceof WorkflowLifecycleEvent.Start;
    }

    private boolean isPublished(JournalEntry entry, Map<Long, List<FollowUp>> open) {
        List<FollowUp> known = open.getOrDefault(entry.cause(), List.of());
        for (FollowUp followUp : known) {
            if (followUp.event().equals(entry.event())) {
                known.remove(followUp);
                published
                        .computeIfAbsent(entry.cause(), _ -> new ArrayList<>())
                        .add(new Published(entry, followUp.due()));
                return true;
            }
        }
        return false;
    }

    private void fromOutside(JournalEntry entry) {
        if (isAnswer(entry.event())) {
            int attempt = ((TaskLifecycleEvent) entry.event()).attempt();
            answers.computeIfAbsent(attempt, _ -> new ArrayList<>()).add(entry);
        } else {
            requests.add(entry);
        }
    }

    /// True if it is said about an attempt, and not asked of it.
    static boolean isAnswer(LifecycleEvent event) {
        return switch (event) {
            case WorkflowLifecycleEvent _ -> false;
            case TaskLifecycleEvent.Dispatch _,
                    TaskLifecycleEvent.Dispatched _,
                    TaskLifecycleEvent.Running _,
                    TaskLifecycleEvent.Paused _,
                    TaskLifecycleEvent.Failover _,
                    TaskLifecycleEvent.Killed _,
                    TaskLifecycleEvent.Succeeded _,
                    TaskLifecycleEvent.Failed _,
                    TaskLifecycleEvent.Wake _ ->
                    true;
            case TaskLifecycleEvent.Start _,
                    TaskLifecycleEvent.Timeout _,
                    TaskLifecycleEvent.Retry _,
                    TaskLifecycleEvent.Pause _,
                    TaskLifecycleEvent.Kill _,
                    TaskLifecycleEvent.ForceSuccess _,
                    TaskLifecycleEvent.ForceStart _ ->
                    false;
        };
    }

    private List<FollowUp> decided(Run run, JournalEntry entry) {
        try {
            Decision decision = rules.decide(run, entry.event(), entry.at());
            decision.effects().forEach(effect -> asks(effect, decision.next(), entry.number()));
            return decision.followUps();
        } catch (RuntimeException _) {
            return List.of(); // other rules than those that decided then
        }
    }

    private void asks(Effect effect, Run run, long number) {
        switch (effect) {
            case Effect.RequestSlot e -> asked(e.attempt(), a -> a.slot(number));
            case Effect.SendDispatch e -> asked(e.attempt(), a -> a.sent(number));
            case Effect.RunLogic e ->
                    asked(
                            e.attempt(),
                            a -> isEnding(run, e.node()) ? a.ending(number) : a.sent(number));
            case Effect.SendRecall e -> asked(e.attempt(), a -> a.ending(number));
            case Effect.SendKill e -> asked(e.attempt(), a -> a.ending(number));
            case Effect.ReleaseSlot _,
                    Effect.WakeTaskGroup _,
                    Effect.JumpTaskGroup _,
                    Effect.Reattach _,
                    Effect.WakeNext _,
                    Effect.Alert _,
                    Effect.Unload _ -> {}
        }
    }

    /// True if a logic attempt is to end or to pause.
    static boolean isEnding(Run run, int node) {
        TaskAttempt attempt = run.node(node).attempt();
        return attempt != null && Intent.of(run, attempt) != Intent.RUN;
    }

    private void asked(int attempt, UnaryOperator<Asked> change) {
        asked.compute(attempt, (_, known) -> change.apply(known == null ? Asked.NOTHING : known));
    }

    // --- what branches ask ---

    /// What the handling of an entry published and was handled, in the order of its handling.
    List<Published> published(long cause) {
        return published.getOrDefault(cause, List.of());
    }

    /// What the handling of an entry published and nobody ever handled, because the bus was lost.
    List<FollowUp> lost(long cause) {
        return lost.getOrDefault(cause, List.of());
    }

    /// What the handling of an entry published and is still on the bus.
    List<FollowUp> waiting(long cause) {
        return waiting.getOrDefault(cause, List.of());
    }

    /// What came from outside and was no answer about an attempt.
    List<JournalEntry> requests() {
        return requests;
    }

    /// When an attempt of the trunk was asked for.
    Asked asked(int attempt) {
        return asked.getOrDefault(attempt, Asked.NOTHING);
    }

    /// What came from outside about an attempt of the trunk.
    Answers answers(int attempt) {
        return Answers.of(answers.getOrDefault(attempt, List.of()), asked(attempt).ending());
    }

    /// The attempts about which something came from outside.
    Set<Integer> answered() {
        return answers.keySet();
    }

    /// The attempt of the trunk that is the how-many-th of its node; 0 if there is none.
    int attempt(int node, int ordinal) {
        List<TaskAttempt> all = timeline.last().node(node).attempts();
        return ordinal <= all.size() ? all.get(ordinal - 1).number() : 0;
    }

    /// An entry by its number.
    JournalEntry entry(long number) {
        return timeline.entries().get((int) number - 1);
    }
}
