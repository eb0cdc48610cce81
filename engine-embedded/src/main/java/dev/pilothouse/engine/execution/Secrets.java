package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.SecretMask;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The secrets that a run was given or its tasks have published, and what hides them in everything
/// that is kept for people.
public final class Secrets {

    private Secrets() {}

    /// What replaces every secret of a run in a text.
    public static UnaryOperator<String> maskOf(Run run, List<Parameter> projectParameters) {
        Stream<String> given =
                Stream.of(
                                projectParameters.stream(),
                                run.graph().plan().definition().parameters().stream(),
                                run.identity().options().parameters().stream(),
                                run.graph().plan().definition().tasks().stream()
                                        .flatMap(task -> task.inputs().stream()))
                        .flatMap(parameters -> parameters)
                        .filter(Parameter::secret)
                        .map(Parameter::value);
        List<String> secrets = Stream.concat(given, published(run)).toList();
        return secrets.isEmpty() ? UnaryOperator.identity() : new SecretMask(secrets)::mask;
    }

    private static Stream<String> published(Run run) {
        if (!run.hasOutputs()) {
            return Stream.empty();
        }
        return IntStream.range(0, run.graph().size())
                .mapToObj(node -> run.node(node).attempt())
                .filter(Objects::nonNull)
                .flatMap(attempt -> attempt.outputs().secretValues().stream());
    }
}
