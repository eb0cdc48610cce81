package dev.pilothouse.engine.task;

import dev.pilothouse.engine.parameter.PythonSubstitution;
import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.parameter.ShellScript;
import dev.pilothouse.engine.parameter.ShellSubstitution;

import java.util.Map;

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

    /// For a POSIX shell: `${name}` becomes a variable that the shell itself expands.
    static ScriptPreparation shell() {
        return (script, parameters) -> {
            ShellScript rewritten = ShellSubstitution.rewrite(script, parameters);
            return new Prepared(rewritten.text(), rewritten.environment());
        };
    }

    /// For Python: `${name}` becomes a literal; the parameters are in the environment as well.
    static ScriptPreparation python() {
        return (script, parameters) ->
                new Prepared(
                        PythonSubstitution.rewrite(script, parameters),
                        ShellSubstitution.rewrite("", parameters).environment());
    }
}
