package dev.pilothouse.engine.parameter;

import java.util.List;

/// Everything that the parameters of one task are made from, by level (engine-rules 8).
///
/// @param builtIns what the engine knows
/// @param project the project's parameters
/// @param workflow the workflow's `param`
/// @param ancestors the outputs of all ancestors, in any order
/// @param task the task's own `input_params`
/// @param start what the run was started with
/// @param startIsFinal true if the start parameters are resolved already, because a parent run
///   passed them on: then they are data and not looked into
public record ParameterSources(
        BuiltIns builtIns,
        List<Parameter> project,
        List<Parameter> workflow,
        List<AncestorOutput> ancestors,
        List<Parameter> task,
        List<Parameter> start,
        boolean startIsFinal) {

    public ParameterSources {
        project = List.copyOf(project);
        workflow = List.copyOf(workflow);
        ancestors = List.copyOf(ancestors);
        task = List.copyOf(task);
        start = List.copyOf(start);
    }
}
