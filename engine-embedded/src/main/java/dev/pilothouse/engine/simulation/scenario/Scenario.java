package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.simulation.Script;
import dev.pilothouse.engine.simulation.WorldPlan;

import java.nio.file.Path;
import java.util.List;

/// A test of a workflow: what is there, what happens, and what must come of it.
///
/// @param name what it shows, in a sentence
/// @param file where it stands
/// @param workflow what is run
/// @param referenced the workflows that it may start as children
/// @param world how the world is furnished
/// @param start what the one who starts it chooses
/// @param script what attempts do
/// @param steps what is done to it, in order
/// @param expect what must come of it
public record Scenario(
        String name,
        Path file,
        WorkflowDefinition workflow,
        List<WorkflowDefinition> referenced,
        WorldPlan world,
        StartOptions start,
        Script script,
        List<Step> steps,
        Expectation expect) {

    public Scenario {
        referenced = List.copyOf(referenced);
        steps = List.copyOf(steps);
    }
}
