package dev.pilothouse.engine.parameter;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Every parameter that one task sees, by name, and the instant that its time expressions are based
/// on.
///
/// @param byName the parameters, weakest level first, in the order of declaration
/// @param base schedule time, else start time, in the run's zone
public record ResolvedParameters(Map<String, ResolvedParameter> byName, ZonedDateTime base) {

    public ResolvedParameters {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /// True if a text refers to a secret.
    public boolean isSecret(String text) {
        AtomicBoolean secret = new AtomicBoolean();
        Placeholders placeholders =
                new Placeholders(
                        name -> {
                            ResolvedParameter used = byName.get(name);
                            if (used == null) {
                                return null;
                            }
                            secret.compareAndSet(false, used.secret());
                            return used.value();
                        },
                        new TimeExpressions(base));
        placeholders.expand(text);
        return secret.get();
    }

    /// The value of a parameter, if there is one of that name.
    public Optional<String> value(String name) {
        return Optional.ofNullable(byName.get(name)).map(ResolvedParameter::value);
    }
}
