package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Verdict;

/// Whether an event is going to lead to a mishap: decided beforehand, because decisions are pure.
final class Mishaps {

    private Mishaps() {}

    static boolean leadsTo(Place.Mishap mishap, Moment moment) {
        return switch (mishap) {
            case FAILURE -> fails(moment);
            case FAILOVER -> moment.machine() == Machine.TASK && moment.type().equals("FAILOVER");
            case DEAD_EVENT -> moment.preview() == null;
            case ILLEGAL -> {
                Decision decision = moment.preview();
                yield decision != null && decision.verdict() == Verdict.ILLEGAL;
            }
        };
    }

    private static boolean fails(Moment moment) {
        Decision decision = moment.preview();
        return decision != null
                && decision.changes().stream().anyMatch(change -> fails(moment, change));
    }

    private static boolean fails(Moment moment, Change change) {
        return switch (change) {
            case Change.RunChanged changed ->
                    changed.status().state() == WorkflowState.FAILED
                            && moment.run().state() != WorkflowState.FAILED;
            case Change.TaskChanged changed ->
                    changed.state() == TaskState.FAILED
                            && moment.run().node(changed.node()).state() != TaskState.FAILED;
        };
    }
}
