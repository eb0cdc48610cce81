package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.execution.TaskOrders;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.logic.Choice;
import dev.pilothouse.engine.logic.Conditions;
import dev.pilothouse.engine.logic.LogicException;
import dev.pilothouse.engine.logic.Switch;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.ParameterException;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;
import java.util.Optional;

/// What CONDITIONS and SWITCH tasks choose: a function of the run alone.
final class Choices {

    private static final TaskOrders ORDERS = new TaskOrders("", List.of());

    private Choices() {}

    /// The end of the attempt; empty if the task does not choose.
    static Optional<TaskLifecycleEvent> of(Run run, Question asked) {
        TaskSettings settings = run.graph().plan().task(asked.node()).settings();
        Optional<LogicKind> kind = LogicKind.of(run.graph().plan().task(asked.node()).type());
        try {
            return kind.flatMap(
                            known ->
                                    switch (known) {
                                        case CONDITIONS ->
                                                Optional.of(
                                                        Conditions.of(settings)
                                                                .choose(run.graph()));
                                        case SWITCH ->
                                                Optional.of(
                                                        Switch.of(settings)
                                                                .choose(
                                                                        ORDERS.parameters(
                                                                                run,
                                                                                asked.node())));
                                        case SUB_WORKFLOW, DEPENDENT, DYNAMIC -> Optional.empty();
                                    })
                    .map(choice -> succeeded(asked, choice));
        } catch (LogicException | ParameterException e) {
            return Optional.of(
                    new TaskLifecycleEvent.Failed(
                            asked.node(), asked.attempt(), null, String.valueOf(e.getMessage())));
        }
    }

    private static TaskLifecycleEvent succeeded(Question asked, Choice choice) {
        return new TaskLifecycleEvent.Succeeded(
                asked.node(), asked.attempt(), null, Outputs.NONE, choice.skips());
    }
}
