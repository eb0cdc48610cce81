package dev.pilothouse.engine.definition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys of a task that only its type understands (`command`, `url`, …): an immutable tree of
/// maps, lists, text, numbers and booleans, as the file had them.
public record TaskSettings(Map<String, @Nullable Object> values) {

    /// Settings without a key.
    public static final TaskSettings NONE = new TaskSettings(Map.of());

    public TaskSettings {
        values = frozen(values);
    }

    /// True if the key is there, even with an empty value.
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// The value as text; numbers and booleans as they were written. Empty if absent, null, or not
    /// a scalar.
    public Optional<String> text(String key) {
        Object value = values.get(key);
        return value == null || value instanceof Map || value instanceof List
                ? Optional.empty()
                : Optional.of(value.toString());
    }

    /// The value as a list of names, for which a single one may stand; an absent key is an empty
    /// list.
    public List<String> names(String key) {
        return values.get(key) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : text(key).map(List::of).orElse(List.of());
    }

    /// The value as a list of maps; entries of another shape are left out, an absent key is an
    /// empty list.
    public List<TaskSettings> list(String key) {
        List<TaskSettings> entries = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> map) {
                    entries.add(of(map));
                }
            }
        }
        return entries;
    }

    private static TaskSettings of(Map<?, ?> map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new TaskSettings(values);
    }

    private static Map<String, @Nullable Object> frozen(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> copy.put(key, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object frozenValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map).values();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(entry -> copy.add(frozenValue(entry)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
