package dev.pilothouse.engine.parameter;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Every parameter that one task sees, by name, and the instant that its time expressions are based
/// on.
///
/// @param byName the parameters, weakest level first, in the order of declaration
/// @param base schedule time, else start time, in the run's zone
public record ResolvedParameters(Map<String, ResolvedParameter> byName, ZonedDateTime base) {

    public ResolvedParameters {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /// The value of a parameter, if there is one of that name.
    public Optional<String> value(String name) {
        return Optional.ofNullable(byName.get(name)).map(ResolvedParameter::value);
    }
}
