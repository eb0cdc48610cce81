package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.Fault;

import java.util.List;

/// What reading a scenario file came to.
public sealed interface ScenarioResult {

    /// The warnings of a file that was read, or all faults of one that was refused.
    List<Fault> faults();

    /// The scenario can be played.
    record Read(Scenario scenario, List<Fault> faults) implements ScenarioResult {
        public Read {
            faults = List.copyOf(faults);
        }
    }

    /// The file, or a workflow file that it names, has errors.
    record Refused(List<Fault> faults) implements ScenarioResult {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
