package dev.pilothouse.engine.parameter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an attempt has published.
///
/// @param values by name
/// @param secret the names of those that must be masked wherever they could be seen
public record Outputs(Map<String, String> values, Set<String> secret) {

    /// Nothing.
    public static final Outputs NONE = plain(Map.of());

    public Outputs {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        Set<String> known = new LinkedHashSet<>(secret);
        known.retainAll(values.keySet());
        secret = Collections.unmodifiableSet(known);
    }

    /// Values that anybody may see.
    public static Outputs plain(Map<String, String> values) {
        return new Outputs(values, Set.of());
    }

    /// The values of parameters.
    public static Outputs of(List<Parameter> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> secret = new LinkedHashSet<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.value());
            if (parameter.secret()) {
                secret.add(parameter.name());
            }
        }
        return new Outputs(values, secret);
    }

    /// True if there is nothing.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The values that must be masked.
    public List<String> secretValues() {
        List<String> hidden = new ArrayList<>();
        secret.forEach(name -> hidden.add(values.getOrDefault(name, "")));
        return hidden;
    }

    /// These, and of the others those whose names are new.
    public Outputs or(Outputs others) {
        Map<String, String> all = new LinkedHashMap<>(values);
        Set<String> hidden = new LinkedHashSet<>(secret);
        others.values.forEach(
                (name, value) -> {
                    if (all.putIfAbsent(name, value) == null && others.secret.contains(name)) {
                        hidden.add(name);
                    }
                });
        return new Outputs(all, hidden);
    }
}
