package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;

import java.util.ArrayList;
import java.util.List;

/// A run with another start parameter.
final class StartValues {

    private StartValues() {}

    static Run with(Run run, String name, String value) {
        RunIdentity identity = run.identity();
        return new Run(
                new RunIdentity(
                        identity.id(),
                        identity.workflow(),
                        identity.version(),
                        identity.failureStrategy(),
                        identity.options()
                                .withParameters(with(identity.options().parameters(), name, value)),
                        identity.createdAt(),
                        identity.parent()),
                run.status(),
                run.graph(),
                run.nextAttempt(),
                run.hasOutputs());
    }

    private static List<Parameter> with(List<Parameter> parameters, String name, String value) {
        List<Parameter> all = new ArrayList<>();
        Parameter changed = new Parameter(name, ParameterType.VARCHAR, value, false);
        for (Parameter each : parameters) {
            if (each.name().equals(name)) {
                changed = new Parameter(name, each.type(), value, each.secret());
            } else {
                all.add(each);
            }
        }
        all.add(changed);
        return all;
    }
}
