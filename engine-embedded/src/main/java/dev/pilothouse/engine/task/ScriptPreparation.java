package dev.pilothouse.engine.task;

import dev.pilothouse.engine.parameter.ResolvedParameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Port: brings a task's parameters to its script, such that no value becomes code that it was not
/// written as.
@FunctionalInterface
public interface ScriptPreparation {

    /// Makes a script ready to run.
    Prepared prepare(String script, ResolvedParameters parameters);

    /// A script and the variables that it needs.
    ///
    /// @param script the text to run
    /// @param environment what to add to its environment
    record Prepared(String script, Map<String, String> environment) {
        public Prepared {
            environment = Map.copyOf(environment);
        }
    }

    /// Leaves the script as it is, and exports each parameter whose name a shell can read.
    static ScriptPreparation environmentOnly() {
        Pattern identifier = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
        return (script, parameters) -> {
            Map<String, String> environment = new LinkedHashMap<>();
            parameters
                    .byName()
                    .forEach(
                            (name, parameter) -> {
                                if (identifier.matcher(name).matches()) {
                                    environment.put(name, parameter.value());
                                }
                            });
            return new Prepared(script, environment);
        };
    }
}
