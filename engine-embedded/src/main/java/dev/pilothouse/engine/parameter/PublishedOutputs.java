package dev.pilothouse.engine.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an attempt that succeeded leaves to the task's descendants.
public final class PublishedOutputs {

    private PublishedOutputs() {}

    /// Joins what the definition declares with what the attempt printed: a declared output that was
    /// not printed keeps its declared value, or is none if that is empty; one that was printed
    /// without being declared is published as text, and the declaration says type and secrecy.
    ///
    /// @param declared the task's `output_params`
    /// @param printed what [OutputLines] found, or a task type returned
    /// @param parameters what the task saw: declared values may refer to it
    public static List<Parameter> of(
            List<Parameter> declared, Map<String, String> printed, ResolvedParameters parameters) {
        Map<String, String> open = new LinkedHashMap<>(printed);
        List<Parameter> published = new ArrayList<>();
        for (Parameter output : declared) {
            String value = open.remove(output.name());
            if (value == null && output.value().isEmpty()) {
                continue;
            }
            published.add(
                    value == null
                            ? byDefault(output, parameters)
                            : new Parameter(output.name(), output.type(), value, output.secret()));
        }
        open.forEach((name, value) -> published.add(Parameter.of(name, value)));
        return List.copyOf(published);
    }

    private static Parameter byDefault(Parameter output, ResolvedParameters parameters) {
        return new Parameter(
                output.name(),
                output.type(),
                Placeholders.of(parameters).expand(output.value()),
                output.secret() || parameters.isSecret(output.value()));
    }
}
