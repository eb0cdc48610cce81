package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Run;

import java.util.stream.IntStream;

/// Whether a run has come to its target.
final class Arrival {

    private Arrival() {}

    static boolean isAt(Target target, Moment moment) {
        return switch (target) {
            case Target.AtTask(String task) -> moment.task().equals(task);
            case Target.AtState(String task, TaskState state) -> brings(moment, task, state);
            case Target.BehindTask(String task) ->
                    node(moment.run(), task)
                            .anyMatch(node -> moment.run().node(node).state().isTerminal());
            case Target.AtEntry(long number) -> moment.entry() >= number;
            case Target.AtTime(long instant) -> moment.at() >= instant;
        };
    }

    private static boolean brings(Moment moment, String task, TaskState state) {
        Decision decision = moment.preview();
        return decision != null
                && node(moment.run(), task)
                        .anyMatch(
                                node ->
                                        moment.run().node(node).state() != state
                                                && decision.changes().stream()
                                                        .anyMatch(c -> sets(c, node, state)));
    }

    private static boolean sets(Change change, int node, TaskState state) {
        return change instanceof Change.TaskChanged changed
                && changed.node() == node
                && changed.state() == state;
    }

    private static IntStream node(Run run, String task) {
        return IntStream.range(0, run.graph().size())
                .filter(node -> run.graph().plan().task(node).name().equals(task));
    }
}
