package dev.pilothouse.engine.task;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.SecretMask;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Hides the secrets that an attempt was given, and those that it publishes itself as soon as they
/// are known.
///
/// **Thread:** any.
final class AttemptMask implements UnaryOperator<String> {

    private final UnaryOperator<String> given;
    private final Set<String> secretOutputs;
    private volatile List<String> known = List.of();
    private volatile UnaryOperator<String> published = UnaryOperator.identity();

    /// @param given hides the secrets that the attempt was given
    AttemptMask(UnaryOperator<String> given, TaskDefinition task) {
        this.given = given;
        this.secretOutputs =
                task.outputs().stream()
                        .filter(Parameter::secret)
                        .map(Parameter::name)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// True if the task declares an output that is secret.
    boolean awaitsSecrets() {
        return !secretOutputs.isEmpty();
    }

    /// Takes what the attempt has published so far.
    void learn(Map<String, String> outputs) {
        List<String> secrets =
                secretOutputs.stream().map(outputs::get).filter(v -> v != null).sorted().toList();
        if (!secrets.equals(known)) {
            known = secrets;
            published = new SecretMask(secrets)::mask;
        }
    }

    @Override
    public String apply(String text) {
        return published.apply(given.apply(text));
    }
}
