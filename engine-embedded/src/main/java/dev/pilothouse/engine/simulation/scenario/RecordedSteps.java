package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.simulation.scenario.Deed.OfRun;
import dev.pilothouse.engine.simulation.scenario.Deed.OfTask;
import dev.pilothouse.engine.simulation.scenario.Deed.Request;
import dev.pilothouse.engine.simulation.scenario.Deed.TaskDeed;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What people asked of a run, as steps of a scenario. A step waits for the last event before the
/// request that came once since the step before, for instants are others in a simulated world.
final class RecordedSteps {

    private final ExecutionPlan plan;
    private final List<JournalEntry> entries;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> remarks;
    private int since;

    /// @param remarks told what no scenario can do
    RecordedSteps(ExecutionPlan plan, List<JournalEntry> entries, List<String> remarks) {
        this.plan = plan;
        this.entries = entries;
        this.remarks = remarks;
    }

    List<Step> read() {
        for (int i = 0; i < entries.size(); i++) {
            Deed deed = deed(entries.get(i));
            if (deed != null) {
                steps.add(step(i, deed));
                since = i + 1;
            }
        }
        return steps;
    }

    private Step step(int request, Deed deed) {
        long at = entries.get(request).at();
        for (int i = request - 1; i >= since; i--) {
            EventName name = name(entries.get(i).event());
            if (name != null && isOnlyOne(name, i)) {
                return new Step(
                        new Condition(null, null, null, 0, name),
                        at - entries.get(i).at(),
                        deed,
                        "");
            }
        }
        return Step.at(at - entries.getFirst().at(), deed);
    }

    private boolean isOnlyOne(EventName name, int last) {
        for (int i = since; i < last; i++) {
            if (name.equals(name(entries.get(i).event()))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable EventName name(LifecycleEvent event) {
        return event instanceof TaskLifecycleEvent of
                ? new EventName(plan.task(of.node()).name(), of.type())
                : null;
    }

    private @Nullable Deed deed(JournalEntry entry) {
        return switch (entry.event()) {
            case WorkflowLifecycleEvent.Stop _ -> new OfRun(Request.STOP);
            case WorkflowLifecycleEvent.Pause _ -> new OfRun(Request.PAUSE);
            case WorkflowLifecycleEvent.Kill _ -> {
                remark(entry, "a kill of the run is a stop here");
                yield new OfRun(Request.STOP);
            }
            case WorkflowLifecycleEvent.ForceFinalize _ -> {
                remark(entry, "nobody can end a run by force in a scenario");
                yield null;
            }
            case WorkflowLifecycleEvent.Start(RunCommand command) -> started(entry, command);
            case WorkflowLifecycleEvent _ -> null;
            case TaskLifecycleEvent.ForceSuccess(int node, String _) ->
                    new OfTask(TaskDeed.FORCE_SUCCESS, plan.task(node).name());
            case TaskLifecycleEvent.ForceStart(int node, String _) ->
                    new OfTask(TaskDeed.FORCE_START, plan.task(node).name());
            case TaskLifecycleEvent.Kill kill ->
                    kill.cause() == KillCause.USER && kill.round() == 0 && entry.cause() == 0
                            ? new OfTask(TaskDeed.KILL_TASK, plan.task(kill.node()).name())
                            : null;
            case TaskLifecycleEvent _ -> null;
        };
    }

    private @Nullable Deed started(JournalEntry entry, @Nullable RunCommand command) {
        if (command == null) {
            if (entry.number() > 1) {
                remark(entry, "the run was loaded again; its attempts are not lost here");
            }
            return null;
        }
        return switch (command.type()) {
            case START_PROCESS -> null;
            case REPEAT_RUNNING -> new OfRun(Request.RERUN);
            case START_FAILURE_TASK -> new OfRun(Request.RECOVER_FAILED);
            case RECOVER_SUSPENDED -> new OfRun(Request.RECOVER_SUSPENDED);
            case EXECUTE_TASK -> {
                boolean alone =
                        command.scope().tasks().size() == 1
                                && command.scope().dependency() == Dependency.TASK_ONLY;
                if (!alone) {
                    remark(entry, "only a single task can be run again in a scenario");
                }
                yield new OfTask(TaskDeed.RUN_TASK, command.scope().tasks().getFirst());
            }
        };
    }

    private void remark(JournalEntry entry, String what) {
        remarks.add("Event %d: %s.".formatted(entry.number(), what));
    }
}
