package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterOrigin.Level;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a task that has child runs gives them.
public final class SubWorkflow {

    /// So that a workflow which contains itself comes to an end.
    public static final int DEEPEST = 10;

    private SubWorkflow() {}

    /// The workflow that the children are runs of. **Failure:** [LogicException].
    public static String name(TaskSettings settings) {
        return settings.text("workflow_name")
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new LogicException("Expected a 'workflow_name'"));
    }

    /// The link of a child to the task that wants it; `generation` is the attempt whose children
    /// are the task's. **Failure:** [LogicException] if it would be too deep.
    public static ParentLink link(Run parent, int node, int generation, int element) {
        ParentLink above = parent.identity().parent();
        int depth = above == null ? 1 : above.depth() + 1;
        if (depth > DEEPEST) {
            throw new LogicException(
                    "Expected at most %d workflows inside each other, but '%s' is that deep already; does it contain itself?"
                            .formatted(DEEPEST, parent.identity().workflow()));
        }
        return new ParentLink(parent.identity().id(), node, generation, element, depth);
    }

    /// How a child is started: as its parent was, with the parameters of these levels of its task,
    /// resolved, and with those of its element.
    public static StartOptions options(
            Run parent, ResolvedParameters parameters, Set<Level> levels, Outputs element) {
        List<Parameter> start = new ArrayList<>();
        for (ResolvedParameter parameter : parameters.byName().values()) {
            if (levels.contains(parameter.origin().level())
                    && !element.values().containsKey(parameter.name())) {
                start.add(
                        new Parameter(
                                parameter.name(),
                                parameter.type(),
                                parameter.value(),
                                parameter.secret()));
            }
        }
        element.values()
                .forEach(
                        (name, value) ->
                                start.add(
                                        new Parameter(
                                                name,
                                                ParameterType.VARCHAR,
                                                value,
                                                element.secret().contains(name))));
        StartOptions above = parent.identity().options();
        return new StartOptions(
                start,
                List.of(),
                StartOptions.defaults("").dependency(),
                above.failureStrategy(),
                false,
                false,
                above.scheduleTime(),
                above.zone(),
                above.author());
    }
}
