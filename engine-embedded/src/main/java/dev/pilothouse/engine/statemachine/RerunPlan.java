package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.CommandType;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.RunScope;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.graph.WorkflowGraph;
import dev.pilothouse.engine.lifecycle.TaskState;

import java.util.BitSet;
import java.util.function.Predicate;

/// What a command does to the nodes of a run: the same plan is shown before and carried out.
///
/// @param scope the part of the run that the new round is about
/// @param reset nodes that go back to where they were before the run reached them
/// @param expected nodes that run, if all before them end well
/// @param passedOver nodes that are reached and passed over
record RerunPlan(RunScope scope, BitSet reset, BitSet expected, BitSet passedOver) {

    static RerunPlan of(Run run, RunCommand command) {
        BitSet reset = reset(run, command);
        WorkflowExecutionGraph graph = run.graph().within(command.scope());
        BitSet expected = new BitSet();
        BitSet passedOver = new BitSet();
        for (int node : WorkflowGraph.of(graph.plan().definition()).topologicalOrder()) {
            boolean waits = reset.get(node) || graph.node(node).mark() == Mark.WAITING;
            if (waits
                    && graph.isInScope(node)
                    && isReached(graph, node, reset, expected, passedOver)) {
                BitSet kind = isPassedOver(graph, node, reset) ? passedOver : expected;
                kind.set(node);
            }
        }
        return new RerunPlan(command.scope(), reset, expected, passedOver);
    }

    private static boolean isReached(
            WorkflowExecutionGraph graph,
            int node,
            BitSet reset,
            BitSet expected,
            BitSet passedOver) {
        for (int before : graph.gatingPredecessors(node)) {
            boolean open = !reset.get(before) && graph.node(before).mark().opensSuccessors();
            if (!open && !expected.get(before) && !passedOver.get(before)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPassedOver(WorkflowExecutionGraph graph, int node, BitSet reset) {
        if (graph.isForbidden(node)) {
            return true;
        }
        for (int before : graph.gatingPredecessors(node)) {
            if (reset.get(before) || graph.node(before).mark() != Mark.SKIPPED) {
                return false;
            }
        }
        return graph.gatingPredecessors(node).length > 0;
    }

    private static BitSet reset(Run run, RunCommand command) {
        ExecutionPlan plan = run.graph().plan();
        return switch (command.type()) {
            case START_PROCESS -> new BitSet();
            case REPEAT_RUNNING -> touched(run, plan.selected());
            case START_FAILURE_TASK -> behind(run, RerunPlan::isFailed);
            case RECOVER_SUSPENDED -> behind(run, RerunPlan::isSuspended);
            case EXECUTE_TASK -> touched(run, command.scope().nodes(plan));
        };
    }

    /// Killed, or failed in any way: also where it was the step behind the task that could not be
    /// taken.
    private static boolean isFailed(TaskExecution node) {
        return node.state() == TaskState.FAILED
                || node.state() == TaskState.KILLED
                || node.mark() == Mark.CHAIN_FAILED
                || node.mark() == Mark.ACTIVE;
    }

    private static boolean isSuspended(TaskExecution node) {
        return node.state() == TaskState.PAUSED || node.state() == TaskState.KILLED;
    }

    /// The nodes of a kind and everything behind them, but what a person has forced to success.
    private static BitSet behind(Run run, Predicate<TaskExecution> kind) {
        BitSet start = new BitSet();
        run.graph().plan().selected().stream()
                .filter(node -> kind.test(run.node(node)))
                .forEach(start::set);
        BitSet behind = run.graph().plan().around(start, Dependency.TASK_POST);
        behind.stream()
                .filter(node -> run.node(node).state() == TaskState.FORCED_SUCCESS)
                .forEach(behind::clear);
        return touched(run, behind);
    }

    private static BitSet touched(Run run, BitSet nodes) {
        BitSet touched = new BitSet();
        nodes.stream().filter(node -> isTouched(run.node(node))).forEach(touched::set);
        return touched;
    }

    private static boolean isTouched(TaskExecution node) {
        return node.state() != TaskState.NOT_RUN
                || node.mark() != Mark.WAITING
                || node.attempt() != null;
    }

    /// Why the run does not take the command; empty if it does.
    String refusal(Run run, RunCommand command) {
        if (!run.state().isTerminal()) {
            return "run %d is %s: wait until it has ended, or stop it first"
                    .formatted(run.identity().id(), run.state());
        }
        if (command.type() == CommandType.START_PROCESS) {
            return "run %d was started before: ask for a rerun".formatted(run.identity().id());
        }
        String unknown = unknownTasks(run, command);
        if (!unknown.isEmpty()) {
            return unknown;
        }
        return expected.isEmpty() ? nothingToDo(run, command.type()) : "";
    }

    private static String unknownTasks(Run run, RunCommand command) {
        ExecutionPlan plan = run.graph().plan();
        if (command.type() == CommandType.EXECUTE_TASK && command.scope().coversAll()) {
            return "no task is named: name the tasks to run";
        }
        for (String task : command.scope().tasks()) {
            if (plan.index(task) < 0) {
                return "workflow '%s' has no task '%s'".formatted(run.identity().workflow(), task);
            }
            if (!plan.isSelected(plan.index(task))) {
                return "task '%s' is not part of run %d: start a new run from it"
                        .formatted(task, run.identity().id());
            }
        }
        return "";
    }

    private static String nothingToDo(Run run, CommandType type) {
        long id = run.identity().id();
        return switch (type) {
            case START_FAILURE_TASK ->
                    "no task of run %d failed or was killed, and none waits: rerun it instead"
                            .formatted(id);
            case RECOVER_SUSPENDED ->
                    "no task of run %d was paused or killed, and none waits: rerun it instead"
                            .formatted(id);
            case START_PROCESS, REPEAT_RUNNING, EXECUTE_TASK ->
                    "nothing would run in run %d: all of it is forbidden".formatted(id);
        };
    }
}
