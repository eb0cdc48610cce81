package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.TaskSettings;

import java.util.List;

/// Names in settings: a list of them, or the one that stands for such a list.
final class Names {

    private Names() {}

    static List<String> of(TaskSettings settings, String key) {
        Object value = settings.values().get(key);
        if (value instanceof List<?> names) {
            return names.stream().map(String::valueOf).toList();
        }
        return settings.text(key).map(List::of).orElse(List.of());
    }
}
