package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.logic.LogicException;
import dev.pilothouse.engine.logic.SubWorkflow;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.ParameterOrigin.Level;
import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.store.StoreRefusedException;

import java.util.Set;

/// Starts the children of one attempt: runs of the newest definition of a workflow.
///
/// **Thread:** one; lives for one look.
final class ChildStarts {

    private final Look look;
    private final OtherRuns runs;
    private final WorkflowDefinition definition;
    private final ResolvedParameters parameters;
    private final int generation;

    /// **Failure:** [LogicException] if there is no workflow of that name.
    ChildStarts(Look look, OtherRuns runs, Children children, String name) {
        this.look = look;
        this.runs = runs;
        this.definition =
                runs.definition(name)
                        .orElseThrow(
                                () ->
                                        new LogicException(
                                                "Expected a workflow named '%s', but there is none here; open or run its file once"
                                                        .formatted(name)));
        this.parameters = look.parameters();
        this.generation = children.generation();
    }

    String name() {
        return "'" + definition.name() + "'";
    }

    /// Starts one child with the parameters of these levels of the task, and those of its element.
    void start(int element, Set<Level> levels, Outputs own) {
        ParentLink link = SubWorkflow.link(look.run(), look.node(), generation, element);
        try {
            runs.start(definition, SubWorkflow.options(look.run(), parameters, levels, own), link);
        } catch (StoreRefusedException e) {
            if (!isThere(link)) {
                throw e;
            }
        }
    }

    /// Another master may have started the child before it lost the parent.
    private boolean isThere(ParentLink link) {
        return runs.children(link.run(), link.attempt()).stream()
                .anyMatch(child -> child.element() == link.element());
    }
}
