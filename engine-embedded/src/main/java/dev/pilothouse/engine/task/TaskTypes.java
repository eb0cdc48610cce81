package dev.pilothouse.engine.task;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// The task types that can run here, by name without regard to case.
///
/// **Thread:** any; immutable.
public final class TaskTypes {
    private final Map<String, TaskType> byName;

    private TaskTypes(Collection<? extends TaskType> types) {
        Map<String, TaskType> found = new TreeMap<>();
        for (TaskType type : types) {
            TaskType other = found.putIfAbsent(key(type.name()), type);
            if (other != null) {
                throw new IllegalArgumentException(
                        "Expected one task type named '%s', but both %s and %s claim it; remove one of them"
                                .formatted(
                                        type.name(),
                                        other.getClass().getName(),
                                        type.getClass().getName()));
            }
        }
        byName = Map.copyOf(found);
    }

    /// Every type that the class path offers.
    ///
    /// **Failure:** [IllegalArgumentException] if two types claim the same name.
    public static TaskTypes installed() {
        return new TaskTypes(
                ServiceLoader.load(TaskType.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /// Exactly these types.
    ///
    /// **Failure:** [IllegalArgumentException] if two of them claim the same name.
    public static TaskTypes of(TaskType... types) {
        return new TaskTypes(Arrays.asList(types));
    }

    /// The type of that name, if it is installed.
    public Optional<TaskType> find(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /// All types, ordered by name.
    public List<TaskType> all() {
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
