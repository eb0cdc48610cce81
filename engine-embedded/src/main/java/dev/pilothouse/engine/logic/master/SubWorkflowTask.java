package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.logic.SubWorkflow;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.ParameterOrigin.Level;
import dev.pilothouse.engine.store.ChildRun;

import java.util.List;
import java.util.Set;

/// SUB_WORKFLOW: has one child run and ends as it does. The child gets what the task's inputs and
/// the parent's start parameters are worth; its outputs are the task's.
final class SubWorkflowTask implements LogicTask {

    private static final Set<Level> PASSED_ON = Set.of(Level.TASK_INPUT, Level.START);

    private final OtherRuns runs;

    SubWorkflowTask(OtherRuns runs) {
        this.runs = runs;
    }

    @Override
    public Outcome look(Look look) {
        if (look.isDryRun()) {
            return look.intent() == Intent.KILL
                    ? new Outcome.Killed("ended before it began")
                    : Outcome.succeeded("dry run: no child is started");
        }
        Children children = new Children(look, runs);
        if (children.all().isEmpty()) {
            return begin(look, children);
        }
        ChildRun child = children.all().getFirst();
        if (!child.state().isTerminal()) {
            return steer(look, children, child);
        }
        return children.suspended().isEmpty() ? end(children, child) : goOn(look, children, child);
    }

    private Outcome begin(Look look, Children children) {
        return switch (look.intent()) {
            case KILL -> new Outcome.Killed("ended before its child began");
            case PAUSE -> new Outcome.Paused("paused before its child began");
            case RUN -> start(look, children);
        };
    }

    private Outcome start(Look look, Children none) {
        ChildStarts starts = new ChildStarts(look, runs, none, SubWorkflow.name(look.settings()));
        starts.start(0, PASSED_ON, Outputs.NONE);
        Children children = new Children(look, runs);
        return children.waiting(
                "waits for child run " + children.all().getFirst().run() + " of " + starts.name());
    }

    private static Outcome steer(Look look, Children children, ChildRun child) {
        return switch (look.intent()) {
            case KILL -> {
                children.stopActive();
                yield children.waiting("stops child run " + child.run());
            }
            case PAUSE -> {
                children.pauseActive();
                yield children.waiting("pauses child run " + child.run());
            }
            case RUN -> children.waiting("waits for child run " + child.run());
        };
    }

    private static Outcome goOn(Look look, Children children, ChildRun child) {
        return switch (look.intent()) {
            case KILL -> new Outcome.Killed("ended before its child went on");
            case PAUSE -> new Outcome.Paused("paused before its child went on");
            case RUN ->
                    children.recover(child)
                            ? children.waiting("child run " + child.run() + " goes on")
                            : new Outcome.Failed(
                                    children.reason(child) + ", and cannot go on from here");
        };
    }

    private static Outcome end(Children children, ChildRun child) {
        return switch (child.state()) {
            case SUCCEEDED ->
                    new Outcome.Succeeded(
                            children.outputs(child),
                            List.of(),
                            "child run " + child.run() + " has succeeded");
            case STOPPED -> new Outcome.Killed(children.reason(child));
            case PAUSED -> new Outcome.Paused(children.reason(child));
            case FAILED -> new Outcome.Failed(children.reason(child));
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN, RUNNING, READY_PAUSE, READY_STOP, FAILOVER ->
                    throw new IllegalStateException("Expected an end, but it is " + child.state());
        };
    }
}
