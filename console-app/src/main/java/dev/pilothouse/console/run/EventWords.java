package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.graphview.look.StateFamily;

/// Lifecycle events in words and colours.
public final class EventWords {

    private EventWords() {}

    /// The type, short enough for a chip.
    public static String type(LifecycleEvent event) {
        return event instanceof WorkflowLifecycleEvent.TopologyTransition
                ? "TOPOLOGY"
                : event.type();
    }

    /// The state machine that handles it.
    public static String machine(LifecycleEvent event, Words words) {
        return switch (event) {
            case TaskLifecycleEvent _ -> words.get("machine.task");
            case WorkflowLifecycleEvent _ -> words.get("machine.workflow");
        };
    }

    /// The task that it is about, or the run.
    public static String subject(LifecycleEvent event, WorkflowDefinition definition, Words words) {
        return switch (event) {
            case TaskLifecycleEvent task -> name(definition, task.node());
            case WorkflowLifecycleEvent.TopologyTransition step -> name(definition, step.node());
            case WorkflowLifecycleEvent _ -> words.get("event.run");
        };
    }

    /// The node that it is about; -1 for the run as a whole.
    public static int node(LifecycleEvent event) {
        return switch (event) {
            case TaskLifecycleEvent task -> task.node();
            case WorkflowLifecycleEvent.TopologyTransition step -> step.node();
            case WorkflowLifecycleEvent _ -> -1;
        };
    }

    /// Who published it, if it came from outside.
    public static String origin(LifecycleEvent event, Words words) {
        return switch (event) {
            case WorkflowLifecycleEvent.Pause pause -> words.get("origin.by", pause.author());
            case WorkflowLifecycleEvent.Stop stop -> words.get("origin.by", stop.author());
            case WorkflowLifecycleEvent.Kill kill -> words.get("origin.by", kill.author());
            case WorkflowLifecycleEvent.ForceFinalize end -> words.get("origin.by", end.author());
            case WorkflowLifecycleEvent.Start start when start.command() != null ->
                    words.get("origin.by", start.command().author());
            case WorkflowLifecycleEvent _ -> words.get("origin.engine");
            case TaskLifecycleEvent.Dispatch dispatch ->
                    words.get("origin.slot", dispatch.worker());
            case TaskLifecycleEvent.Dispatched dispatched ->
                    words.get("origin.worker-at", dispatched.host());
            case TaskLifecycleEvent.Kill _ -> words.get("origin.person");
            case TaskLifecycleEvent.ForceSuccess force -> words.get("origin.by", force.author());
            case TaskLifecycleEvent.ForceStart force -> words.get("origin.by", force.author());
            case TaskLifecycleEvent.Start _,
                    TaskLifecycleEvent.Timeout _,
                    TaskLifecycleEvent.Retry _,
                    TaskLifecycleEvent.Pause _,
                    TaskLifecycleEvent.Wake _,
                    TaskLifecycleEvent.Failover _ ->
                    words.get("origin.engine");
            case TaskLifecycleEvent.Running _,
                    TaskLifecycleEvent.Paused _,
                    TaskLifecycleEvent.Killed _,
                    TaskLifecycleEvent.Succeeded _,
                    TaskLifecycleEvent.Failed _ ->
                    words.get("origin.worker");
        };
    }

    /// The colour of what it brings about.
    public static StateFamily family(LifecycleEvent event) {
        return switch (event) {
            case WorkflowLifecycleEvent workflow -> family(workflow);
            case TaskLifecycleEvent task -> family(task);
        };
    }

    private static StateFamily family(WorkflowLifecycleEvent event) {
        return switch (event) {
            case WorkflowLifecycleEvent.Start _ -> StateFamily.RUNNING;
            case WorkflowLifecycleEvent.TopologyTransition _, WorkflowLifecycleEvent.Finalize _ ->
                    StateFamily.WAITING;
            case WorkflowLifecycleEvent.Pause _,
                    WorkflowLifecycleEvent.Paused _,
                    WorkflowLifecycleEvent.Timeout _ ->
                    StateFamily.PAUSED;
            case WorkflowLifecycleEvent.Stop _,
                    WorkflowLifecycleEvent.Kill _,
                    WorkflowLifecycleEvent.ForceFinalize _,
                    WorkflowLifecycleEvent.Stopped _ ->
                    StateFamily.STOPPED;
            case WorkflowLifecycleEvent.Succeed _ -> StateFamily.SUCCESS;
            case WorkflowLifecycleEvent.Failed _ -> StateFamily.FAILED;
        };
    }

    private static StateFamily family(TaskLifecycleEvent event) {
        return switch (event) {
            case TaskLifecycleEvent.Start _,
                    TaskLifecycleEvent.Retry _,
                    TaskLifecycleEvent.ForceStart _,
                    TaskLifecycleEvent.Wake _ ->
                    StateFamily.WAITING;
            case TaskLifecycleEvent.Dispatch _,
                    TaskLifecycleEvent.Dispatched _,
                    TaskLifecycleEvent.Running _ ->
                    StateFamily.RUNNING;
            case TaskLifecycleEvent.Timeout _,
                    TaskLifecycleEvent.Pause _,
                    TaskLifecycleEvent.Paused _ ->
                    StateFamily.PAUSED;
            case TaskLifecycleEvent.Kill _, TaskLifecycleEvent.Killed _ -> StateFamily.STOPPED;
            case TaskLifecycleEvent.Succeeded _, TaskLifecycleEvent.ForceSuccess _ ->
                    StateFamily.SUCCESS;
            case TaskLifecycleEvent.Failed _ -> StateFamily.FAILED;
            case TaskLifecycleEvent.Failover _ -> StateFamily.FAILOVER;
        };
    }

    private static String name(WorkflowDefinition definition, int node) {
        return definition.tasks().get(node).name();
    }
}
