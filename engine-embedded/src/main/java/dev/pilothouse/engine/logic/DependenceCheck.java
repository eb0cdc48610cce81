package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.logic.Dependence.Item;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One look at what a DEPENDENT task waits for. Of the runs in an interval the newest counts that
/// touches the task in question; a failure counts once the run has ended, so never while a retry
/// may still mend it.
///
/// **Thread:** one; lives for one look.
public final class DependenceCheck {

    private final Run own;
    private final ZonedDateTime base;
    private final Upstream upstream;
    private final List<String> notes = new ArrayList<>();

    /// A look from a task of run `own`, whose dates are seen from `base`.
    public DependenceCheck(Run own, ZonedDateTime base, Upstream upstream) {
        this.own = own;
        this.base = base;
        this.upstream = upstream;
    }

    /// How far the criterion has come.
    public Truth truth(Criterion<Item> criterion) {
        return criterion.truth(this::item);
    }

    /// What holds it up, or has failed it, for a person.
    public String why() {
        return String.join("; ", notes);
    }

    private Truth item(Item item) {
        List<DateInterval> intervals = DateIntervals.of(item.date(), base);
        if (intervals.isEmpty()) {
            return failed(item, "nobody knows the date word '" + item.date() + "'");
        }
        Optional<WorkflowDefinition> definition = upstream.definition(item.workflow());
        if (definition.isEmpty()) {
            return failed(item, "there is no such workflow here");
        }
        if (item.task() != null && !names(definition.get(), item.task())) {
            return failed(item, "the workflow has no such task");
        }
        if (isFirstOfItself(item)) {
            return Truth.SUCCEEDED;
        }
        for (DateInterval interval : intervals) {
            Truth truth = inInterval(item, interval);
            if (truth != Truth.SUCCEEDED) {
                return truth;
            }
        }
        return Truth.SUCCEEDED;
    }

    private static boolean names(WorkflowDefinition definition, String task) {
        return definition.tasks().stream().anyMatch(t -> t.name().equals(task));
    }

    /// A workflow that depends on its own former run has none the first time.
    private boolean isFirstOfItself(Item item) {
        return item.workflow().equals(own.identity().workflow())
                && upstream.runsOf(item.workflow(), new DateInterval(0, Long.MAX_VALUE)).stream()
                        .noneMatch(this::isBefore);
    }

    /// Only a former run of the own workflow can be waited for; of others, any.
    private boolean isBefore(long run) {
        return run < own.identity().id();
    }

    private Truth inInterval(Item item, DateInterval interval) {
        boolean ofItself = item.workflow().equals(own.identity().workflow());
        for (long id : upstream.runsOf(item.workflow(), interval)) {
            Optional<Run> run = ofItself && !isBefore(id) ? Optional.empty() : upstream.run(id);
            if (run.isPresent() && touches(run.get(), item.task())) {
                return of(item, run.get());
            }
        }
        return note(Truth.WAITING, item, "has no run yet");
    }

    private static boolean touches(Run run, @Nullable String task) {
        return task == null || run.graph().nodeOfName(task).isPresent();
    }

    private Truth of(Item item, Run run) {
        String task = item.task();
        if (task == null) {
            return run.state() == WorkflowState.SUCCEEDED ? Truth.SUCCEEDED : notYet(item, run);
        }
        TaskState state = run.graph().node(run.graph().nodeOfName(task).orElseThrow()).state();
        return switch (state) {
            case SUCCEEDED, FORCED_SUCCESS, FORBIDDEN -> Truth.SUCCEEDED;
            case NOT_RUN,
                    SKIPPED,
                    SUBMITTED,
                    DELAYED,
                    DISPATCHED,
                    RUNNING,
                    RETRY_WAIT,
                    FAILOVER,
                    PAUSED,
                    KILLED,
                    FAILED ->
                    notYet(item, run);
        };
    }

    private Truth notYet(Item item, Run run) {
        Truth truth = run.state().isTerminal() ? Truth.FAILED : Truth.WAITING;
        return note(truth, item, "run %d is %s".formatted(run.identity().id(), run.state()));
    }

    private Truth failed(Item item, String why) {
        return note(Truth.FAILED, item, why);
    }

    private Truth note(Truth truth, Item item, String why) {
        notes.add(item + ": " + why);
        return truth;
    }
}
