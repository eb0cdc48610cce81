package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.branch.Pending.Origin;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/// A run that goes on from a moment of another one, in its own time, against answers instead of the
/// world: the trunk and everything outside stay as they are. A branch in which nothing is different
/// is the trunk again, event by event.
///
/// **Thread:** one at a time.
public final class Branch {

    private final Trunk trunk;
    private final BranchQueue queue = new BranchQueue();
    private final Outside outside;
    private final List<JournalEntry> entries;
    private BranchPlan plan;
    private Run base;
    private Run run;
    private long now;
    private @Nullable Timeline known;

    private Branch(Trunk trunk, int fork) {
        this.trunk = trunk;
        plan = BranchPlan.at(fork);
        base = trunk.timeline().at(0);
        run = trunk.timeline().at(fork);
        entries = new ArrayList<>(trunk.timeline().entries().subList(0, fork));
        outside = new Outside(trunk, queue);
        now = fork > 0 ? entries.getLast().at() : base.identity().createdAt();
        queue.beginAfter(fork);
        for (long cause = 1; cause <= fork; cause++) {
            publishAgain(cause);
        }
        outside.beginAfter(fork, run);
    }

    private void publishAgain(long cause) {
        for (Trunk.Published each : trunk.published(cause)) {
            queue.recorded(each.entry(), each.entry().event(), 0, each.due(), cause, Origin.BUS);
        }
        long at = trunk.entry(cause).at();
        for (FollowUp each : trunk.waiting(cause)) {
            queue.add(each.event(), each.due() == 0 ? at : each.due(), at, cause, Origin.BUS);
        }
    }

    /// Plays a branch up to its last edit.
    public static Branch play(Trunk trunk, BranchPlan plan) {
        Branch branch = new Branch(trunk, plan.fork());
        for (SignedEdit edit : plan.edits()) {
            branch.goTo(edit.after());
            branch.make(edit);
        }
        return branch;
    }

    // --- going on ---

    /// Goes on until so many events were handled, those of the trunk counted, or nothing more can
    /// be done.
    public void goTo(long event) {
        while (entries.size() < event && step() instanceof Step.Handled) {
            known = known == null ? null : known.plus(List.of(entries.getLast()));
        }
    }

    /// Goes on as long as it can, but handles no more events than this. What it stopped for.
    public Step run(int most) {
        Step last = new Step.Over();
        for (int i = 0; i < most; i++) {
            last = step();
            if (!(last instanceof Step.Handled)) {
                return last;
            }
        }
        return last;
    }

    /// Handles the next event.
    public Step step() {
        Optional<Question> open = outside.open(run, isIdle());
        while (open.isEmpty() && isIdle() && outside.grantOne(run, now)) {
            open = outside.open(run, isIdle());
        }
        if (open.isPresent()) {
            return new Step.Unanswered(open.get());
        }
        Pending next = queue.first();
        return next == null ? new Step.Over() : handled(next);
    }

    /// True if nothing will happen but what the bus itself has delayed and nobody recorded.
    private boolean isIdle() {
        Pending next = queue.first();
        return next == null
                || (next.origin() == Origin.BUS && next.recorded() == 0 && next.due() > now);
    }

    private Step handled(Pending next) {
        long at = Math.max(now, next.at());
        Decision decision;
        try {
            decision = trunk.rules().decide(run, next.event(), at);
        } catch (RuntimeException e) {
            return new Step.Undecidable(next, String.valueOf(e.getMessage()));
        }
        if (Trunk.isBeginning(next.event())) {
            queue.loseBus();
        }
        long number = entries.size() + 1L;
        JournalEntry entry =
                new JournalEntry(
                        number,
                        at,
                        next.publishedAt(),
                        next.cause(),
                        next.event(),
                        decision.verdict(),
                        decision.note(),
                        decision.changes());
        queue.taken(next, number);
        now = at;
        run = decision.next();
        entries.add(entry);
        publish(decision, next.recorded(), number);
        for (Effect effect : decision.effects()) {
            outside.act(effect, run, now, next.recorded());
            if (effect instanceof Effect.Unload) {
                queue.loseBus();
            }
        }
        return new Step.Handled(entry);
    }

    private void publish(Decision decision, long recorded, long number) {
        long later = recorded == 0 ? 0 : now - trunk.entry(recorded).at();
        List<FollowUp> lost = new ArrayList<>(trunk.lost(recorded));
        Set<Long> matched = new HashSet<>();
        for (FollowUp followUp : decision.followUps()) {
            Optional<Trunk.Published> then = then(recorded, followUp, matched);
            if (then.isPresent()) {
                JournalEntry entry = then.get().entry();
                matched.add(entry.number());
                queue.recorded(entry, entry.event(), later, followUp.due(), number, Origin.BUS);
            } else if (!lost.remove(followUp)) {
                long due = followUp.due() == 0 ? now : followUp.due();
                queue.add(followUp.event(), due, now, number, Origin.BUS);
            }
        }
    }

    private Optional<Trunk.Published> then(long recorded, FollowUp followUp, Set<Long> matched) {
        return trunk.published(recorded).stream()
                .filter(each -> each.entry().event().equals(followUp.event()))
                .filter(each -> !matched.contains(each.entry().number()))
                .filter(each -> !queue.isUsed(each.entry().number()))
                .findFirst();
    }

    // --- what is different ---

    /// Makes something different from now on. **Failure:** [NoSuchElementException] that says which
    /// event or parameter is not there.
    public void make(Edit edit, String author) {
        make(new SignedEdit(entries.size(), edit, author));
    }

    private void make(SignedEdit signed) {
        switch (signed.edit()) {
            case Edit.Drop(long id) -> queue.drop(pending(id));
            case Edit.First(long id) -> queue.toFront(pending(id));
            case Edit.Replace(long id, LifecycleEvent event) -> queue.replace(pending(id), event);
            case Edit.Inject(LifecycleEvent event) -> queue.add(event, now, now, 0, Origin.PERSON);
            case Edit.Stub(String task, var act) -> outside.stub(task, act, run, now);
            case Edit.Parameter(String name, String value) -> set(name, value);
        }
        plan = plan.with(signed);
    }

    private Pending pending(long id) {
        return queue.find(id)
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "Expected event %d of the branch to wait, but it does not"
                                                .formatted(id)));
    }

    private void set(String name, String value) {
        base = StartValues.with(base, name, value);
        run = StartValues.with(run, name, value);
        known = null;
    }

    // --- what it is like ---

    /// All that makes this branch.
    public BranchPlan plan() {
        return plan;
    }

    /// What happened: the trunk up to the fork, then the branch.
    public Timeline timeline() {
        Timeline before = known;
        if (before == null) {
            before = Timeline.of(base, entries);
        } else if (before.size() < entries.size()) {
            before = before.plus(List.copyOf(entries.subList(before.size(), entries.size())));
        }
        known = before;
        return before;
    }

    /// The run as it is.
    public Run run() {
        return run;
    }

    /// The instant in the branch, in milliseconds since the epoch.
    public long now() {
        return now;
    }

    /// What waits or will come, in the order of handling.
    public List<Pending> pending() {
        return queue.all();
    }

    /// What came of it, beside the trunk.
    public BranchOutcome outcome() {
        return BranchOutcome.of(run, entries, trunk.timeline());
    }
}
