package dev.pilothouse.console.shell;

import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.util.List;

/// A workflow that was read from a file and can be started; nothing of it is stored before that.
///
/// @param source the file as the user named it
/// @param definition the workflow
/// @param referenced the workflows that it refers to
public record OpenedWorkflow(
        String source, WorkflowDefinition definition, List<WorkflowDefinition> referenced) {

    public OpenedWorkflow {
        referenced = List.copyOf(referenced);
    }

    /// The workflow's name.
    public String name() {
        return definition.name();
    }
}
