package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.execution.MasterPorts;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.simulation.WorldPorts;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import java.util.function.UnaryOperator;

/// Masters that decide by falsified rules.
record MutantRules(Falsification falsification) implements WorldPorts {

    /// What is decided instead.
    interface Falsification {
        Decision decide(Run run, LifecycleEvent event, long at, Rules real);
    }

    /// A mutant of the rules.
    static Mutant of(String name, Falsification falsification) {
        return new Mutant(name, () -> new MutantRules(falsification));
    }

    @Override
    public MasterPorts master(MasterPorts made) {
        return withRules(
                made, real -> (run, event, at) -> falsification.decide(run, event, at, real));
    }

    private static MasterPorts withRules(MasterPorts made, UnaryOperator<Rules> edit) {
        return new MasterPorts(
                made.owner(),
                made.store(),
                made.clock(),
                edit.apply(made.rules()),
                made.guard(),
                made.coordinator(),
                made.executor(),
                made.timers(),
                made.logicThread(),
                made.logicLog(),
                made.project(),
                made.projectParameters());
    }
}
