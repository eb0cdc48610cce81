package dev.pilothouse.engine.parameter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides what each name means to a task, and replaces the placeholders in the values.
///
/// **Contract:**
/// - a stronger level beats a weaker one (engine-rules 8); within a level the later one wins,
///   except that a nearer ancestor's output wins, then the one declared first;
/// - a value's `${name}` means the winner of that name, wherever it was declared; its own name
///   means the next weaker value (`input_params: {a: ${a}}` passes the workflow's `a` on), and is a
///   cycle if there is none;
/// - built-ins, ancestors' outputs and the start parameters of a child run are data: nothing in
///   them is replaced;
/// - a name that any level marks secret is secret whoever wins, and so is a value made from one;
/// - a start parameter comes as text, so it takes the type that the level below declares.
///
/// **Thread:** any; a pure function. **Failure:** [ParameterException].
public final class ParameterResolver {

    private static final int DEEPEST = 500;

    private final Map<String, List<Candidate>> byName = new LinkedHashMap<>();
    private final Map<Candidate, Text> resolved = new HashMap<>();
    private final List<Candidate> path = new ArrayList<>();
    private final TimeExpressions times;

    private record Text(String value, boolean secret) {}

    private ParameterResolver(ParameterSources sources) {
        times = new TimeExpressions(sources.builtIns().base());
        for (Candidate candidate : Candidate.of(sources)) {
            byName.computeIfAbsent(candidate.name(), _ -> new ArrayList<>()).addFirst(candidate);
        }
    }

    /// Every parameter that a task sees.
    public static ResolvedParameters resolve(ParameterSources sources) {
        ParameterResolver resolver = new ParameterResolver(sources);
        Map<String, ResolvedParameter> all = new LinkedHashMap<>();
        resolver.byName.values().stream()
                .sorted(Comparator.comparingInt(candidates -> candidates.getFirst().rank()))
                .map(resolver::winner)
                .forEach(winner -> all.put(winner.name(), winner));
        return new ResolvedParameters(all, sources.builtIns().base());
    }

    private ResolvedParameter winner(List<Candidate> strongestFirst) {
        Candidate winner = strongestFirst.getFirst();
        Text text = resolved(winner);
        return new ResolvedParameter(
                winner.name(),
                type(strongestFirst),
                text.value(),
                text.secret(),
                winner.origin(),
                strongestFirst.stream().skip(1).map(Candidate::origin).toList());
    }

    private static ParameterType type(List<Candidate> strongestFirst) {
        return strongestFirst.stream()
                .filter(c -> c.origin().level() != ParameterOrigin.Level.START || declaresType(c))
                .findFirst()
                .orElse(strongestFirst.getFirst())
                .parameter()
                .type();
    }

    private static boolean declaresType(Candidate candidate) {
        return candidate.parameter().type() != ParameterType.VARCHAR;
    }

    private Text resolved(Candidate candidate) {
        Text known = resolved.get(candidate);
        if (known != null) {
            return known;
        }
        refuseCycle(candidate);
        path.addLast(candidate);
        Text text = candidate.template() ? expanded(candidate) : written(candidate);
        path.removeLast();
        resolved.put(candidate, text);
        return text;
    }

    private Text written(Candidate candidate) {
        return new Text(candidate.parameter().value(), isSecret(candidate.name()));
    }

    private Text expanded(Candidate candidate) {
        List<Text> used = new ArrayList<>();
        Placeholders placeholders =
                new Placeholders(name -> referenced(candidate, name, used), times);
        try {
            String value = placeholders.expand(candidate.parameter().value());
            boolean secret = isSecret(candidate.name()) || used.stream().anyMatch(Text::secret);
            return new Text(value, secret);
        } catch (ParameterException e) {
            throw e.in("Parameter %s (%s)".formatted(candidate.name(), candidate.origin().level()));
        }
    }

    private @Nullable String referenced(Candidate from, String name, List<Text> used) {
        Candidate target =
                byName.getOrDefault(name, List.of()).stream()
                        .filter(c -> !name.equals(from.name()) || c.rank() < from.rank())
                        .findFirst()
                        .orElse(null);
        if (target == null && !name.equals(from.name())) {
            return null;
        }
        Text text = resolved(target == null ? from : target);
        used.add(text);
        return text.value();
    }

    private boolean isSecret(String name) {
        return byName.getOrDefault(name, List.of()).stream().anyMatch(c -> c.parameter().secret());
    }

    private void refuseCycle(Candidate next) {
        int start = path.indexOf(next);
        if (start >= 0) {
            String cycle =
                    Stream.concat(path.subList(start, path.size()).stream(), Stream.of(next))
                            .map(Candidate::name)
                            .collect(Collectors.joining(" → "));
            throw new ParameterException(
                    "Expected parameters that end in values, but they refer to each other in a cycle: %s; give one of them a value"
                            .formatted(cycle));
        }
        if (path.size() >= DEEPEST) {
            throw new ParameterException(
                    "Expected at most %d parameters to refer to each other in a row, but %s → … goes on"
                            .formatted(DEEPEST, path.getFirst().name()));
        }
    }
}
