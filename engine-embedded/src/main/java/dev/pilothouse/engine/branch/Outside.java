package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.branch.Pending.Origin;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.Run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The world outside a branch: answers what the recording answers where the branch asks the same,
/// and what a stub says where one is set. It acts on nothing.
///
/// **Thread:** one at a time.
final class Outside {

    private final Trunk trunk;
    private final BranchQueue queue;
    private final Map<String, Act> stubs = new HashMap<>();
    private final Map<Integer, Question> working = new TreeMap<>();
    private final Set<Integer> unanswerable = new HashSet<>();
    private final Set<Integer> ending = new HashSet<>();

    Outside(Trunk trunk, BranchQueue queue) {
        this.trunk = trunk;
        this.queue = queue;
    }

    // --- the fork ---

    /// Everything that had been asked when the branch left the trunk is answered as it was.
    void beginAfter(int fork, Run run) {
        trunk.requests().forEach(entry -> recorded(entry, entry.event(), 0));
        for (int attempt : trunk.answered()) {
            Answers answers = trunk.answers(attempt);
            Trunk.Asked asked = trunk.asked(attempt);
            if (asked.slot() <= fork) {
                answers.slot().forEach(entry -> recorded(entry, entry.event(), 0));
            }
            if (asked.sent() <= fork) {
                answers.work().forEach(entry -> recorded(entry, entry.event(), 0));
            }
            if (asked.ending() > 0 && asked.ending() <= fork) {
                answers.ending().forEach(entry -> recorded(entry, entry.event(), 0));
                ending.add(attempt);
            }
        }
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            long sent = attempt == null ? 0 : trunk.asked(attempt.number()).sent();
            if (attempt != null && sent > 0 && sent <= fork) {
                work(question(run, node, attempt.number()));
            }
        }
    }

    // --- effects ---

    /// Answers what a decision asks.
    ///
    /// @param run the run after the decision
    /// @param recorded the number in the trunk of the event that was decided about; 0 for none
    void act(Effect effect, Run run, long now, long recorded) {
        switch (effect) {
            case Effect.RequestSlot e -> slot(question(run, e.node(), e.attempt()), now);
            case Effect.JumpTaskGroup e ->
                    grant(question(run, node(run, e.attempt()), e.attempt()), now);
            case Effect.SendDispatch e -> send(question(run, e.node(), e.attempt()), run, now);
            case Effect.RunLogic e -> look(e, run, now, recorded);
            case Effect.SendRecall e -> end(e.attempt(), run, now, recorded, true);
            case Effect.SendKill e -> end(e.attempt(), run, now, recorded, false);
            case Effect.ReleaseSlot _,
                    Effect.WakeTaskGroup _,
                    Effect.Reattach _,
                    Effect.WakeNext _,
                    Effect.Alert _,
                    Effect.Unload _ -> {}
        }
    }

    private void slot(Question asked, long now) {
        int known = trunk.attempt(asked.node(), asked.ordinal());
        long anchor = trunk.asked(known).slot();
        if (anchor == 0) {
            grant(asked, now);
        } else {
            scheduled(trunk.answers(known).slot(), asked, now - trunk.entry(anchor).at());
        }
    }

    private void grant(Question asked, long now) {
        if (!queue.expects(asked.attempt(), false)) {
            stubbed(new TaskLifecycleEvent.Dispatch(asked.node(), asked.attempt(), "stub"), now);
        }
    }

    private void send(Question asked, Run run, long now) {
        Act stub = stubs.get(asked.task());
        int known = trunk.attempt(asked.node(), asked.ordinal());
        long anchor = trunk.asked(known).sent();
        working.put(asked.attempt(), asked);
        if (stub != null) {
            begin(asked, now);
            end(asked, stub, now, now);
        } else if (anchor > 0 && isSame(asked, run, anchor)) {
            scheduled(trunk.answers(known).work(), asked, now - trunk.entry(anchor).at());
            work(asked);
        } else {
            begin(asked, now);
            unanswerable.add(asked.attempt());
        }
    }

    private boolean isSame(Question asked, Run run, long anchor) {
        Run then = trunk.timeline().at((int) anchor);
        return Inputs.of(run, asked.node()).equals(Inputs.of(then, asked.node()));
    }

    private void look(Effect.RunLogic effect, Run run, long now, long recorded) {
        Question asked = question(run, effect.node(), effect.attempt());
        if (Trunk.isEnding(run, effect.node())) {
            end(
                    effect.attempt(),
                    run,
                    now,
                    recorded,
                    run.node(effect.node()).state() != TaskState.RUNNING);
        } else if (!working.containsKey(effect.attempt())) {
            send(asked, run, now);
            if (unanswerable.contains(asked.attempt())) {
                Choices.of(run, asked).ifPresent(chosen -> choose(asked, chosen, now));
            }
        }
    }

    /// Branches are chosen for real: that needs nothing from outside.
    private void choose(Question asked, TaskLifecycleEvent chosen, long now) {
        unanswerable.remove(asked.attempt());
        stubbed(chosen, now);
    }

    /// @param back true if it need only come back if it has not begun
    private void end(int attempt, Run run, long now, long recorded, boolean back) {
        Optional<Integer> node = run.graph().nodeOfAttempt(attempt);
        if (node.isEmpty() || ending.contains(attempt)) {
            return;
        }
        Question asked = question(run, node.get(), attempt);
        int known = trunk.attempt(asked.node(), asked.ordinal());
        long anchor = trunk.asked(known).ending();
        List<JournalEntry> answers = trunk.answers(known).ending();
        boolean begun = run.node(asked.node()).state() == TaskState.RUNNING;
        boolean asThen = anchor > 0 && anchor == recorded;
        if (!answers.isEmpty() && !(back && begun)) {
            ending.add(attempt);
            queue.silence(attempt);
            scheduled(answers, asked, now - trunk.entry(anchor).at());
        } else if (asThen) {
            ending.add(attempt);
        } else if (!(back && begun)) {
            ending.add(attempt);
            queue.silence(attempt);
            unanswerable.remove(attempt);
            stubbed(
                    back
                            ? new TaskLifecycleEvent.Paused(asked.node(), attempt)
                            : new TaskLifecycleEvent.Killed(asked.node(), attempt, 143, "killed"),
                    now);
        }
    }

    // --- stubs ---

    /// Attempts of the task that have not ended, and all later ones, do this.
    void stub(String task, Act act, Run run, long now) {
        stubs.put(task, act);
        for (Question asked : List.copyOf(working.values())) {
            TaskAttempt attempt = run.node(asked.node()).attempt();
            if (asked.task().equals(task)
                    && attempt != null
                    && attempt.number() == asked.attempt()
                    && !ending.contains(asked.attempt())) {
                queue.withoutEnd(asked.attempt());
                unanswerable.remove(asked.attempt());
                long begun = attempt.times().started();
                end(asked, act, begun == 0 ? now : begun, now);
            }
        }
    }

    private void begin(Question asked, long now) {
        stubbed(new TaskLifecycleEvent.Dispatched(asked.node(), asked.attempt(), "stub"), now);
        stubbed(new TaskLifecycleEvent.Running(asked.node(), asked.attempt(), null, ""), now);
    }

    private void end(Question asked, Act act, long begun, long now) {
        Ends.of(asked, act).ifPresent(event -> stubbed(event, Math.max(now, begun + act.after())));
        if (act.ends() == Act.End.NEVER) {
            ending.remove(asked.attempt());
            working.remove(asked.attempt());
        }
    }

    // --- questions ---

    /// An attempt of which nobody knows how it ends, and which is waited for.
    ///
    /// @param idle true if nothing but timers will happen
    Optional<Question> open(Run run, boolean idle) {
        return working.values().stream()
                .filter(asked -> idle || unanswerable.contains(asked.attempt()))
                .filter(asked -> isWaitedFor(asked, run))
                .findFirst();
    }

    private boolean isWaitedFor(Question asked, Run run) {
        TaskAttempt attempt = run.node(asked.node()).attempt();
        return attempt != null
                && attempt.number() == asked.attempt()
                && attempt.times().ended() == 0
                && !queue.expects(asked.attempt(), true);
    }

    /// Gives a slot to an attempt that waits for one which was never given; false if none waits.
    boolean grantOne(Run run, long now) {
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null
                    && run.node(node).state() == TaskState.SUBMITTED
                    && !queue.expects(attempt.number(), false)) {
                grant(question(run, node, attempt.number()), now);
                return true;
            }
        }
        return false;
    }

    /// What the trunk still waits for itself, nobody knows.
    private void work(Question asked) {
        working.put(asked.attempt(), asked);
        int known = trunk.attempt(asked.node(), asked.ordinal());
        boolean over =
                trunk.timeline().last().node(asked.node()).attempts().stream()
                        .anyMatch(each -> each.number() == known && each.times().ended() > 0);
        if (!over && !trunk.answers(known).hasOwnEnd()) {
            unanswerable.add(asked.attempt());
        }
    }

    // --- small things ---

    private void scheduled(List<JournalEntry> answers, Question asked, long later) {
        for (JournalEntry entry : answers) {
            recorded(
                    entry,
                    Renumbered.of((TaskLifecycleEvent) entry.event(), asked.attempt()),
                    later);
        }
    }

    private void recorded(JournalEntry entry, LifecycleEvent event, long later) {
        queue.recorded(entry, event, later, 0, queue.number(entry.cause()), Origin.RECORDED);
    }

    private void stubbed(LifecycleEvent event, long at) {
        queue.add(event, at, at, 0, Origin.STUB);
    }

    private static int node(Run run, int attempt) {
        return run.graph().nodeOfAttempt(attempt).orElseThrow();
    }

    private static Question question(Run run, int node, int attempt) {
        List<TaskAttempt> all = run.node(node).attempts();
        int ordinal = 1;
        while (ordinal < all.size() && all.get(ordinal - 1).number() != attempt) {
            ordinal++;
        }
        return new Question(node, run.graph().plan().task(node).name(), ordinal, attempt);
    }
}
