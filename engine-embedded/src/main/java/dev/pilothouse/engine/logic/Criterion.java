package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.TaskSettings;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What `op` and `groups` of a Conditions or Dependent task say: items in groups in groups.
///
/// @param <T> an item
public sealed interface Criterion<T> {

    /// One thing to look at.
    record Item<T>(T item) implements Criterion<T> {}

    /// Several that count together.
    record Group<T>(Relation relation, List<Criterion<T>> parts) implements Criterion<T> {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /// The criterion in a task's settings; an entry with `groups` is a group, any other an item.
    ///
    /// **Failure:** [LogicException] if a group is empty or its `op` is unknown.
    static <T> Criterion<T> of(TaskSettings settings, Function<TaskSettings, T> item) {
        String op = settings.text("op").orElse("AND");
        Relation relation =
                Relation.of(op)
                        .orElseThrow(
                                () ->
                                        new LogicException(
                                                "Expected 'op' to be AND or OR, but found '%s'"
                                                        .formatted(op)));
        List<Criterion<T>> parts =
                settings.list("groups").stream().map(entry -> part(entry, item)).toList();
        if (parts.isEmpty()) {
            throw new LogicException("Expected 'groups' to hold at least one entry");
        }
        return new Group<>(relation, parts);
    }

    private static <T> Criterion<T> part(TaskSettings entry, Function<TaskSettings, T> item) {
        return entry.has("groups") ? of(entry, item) : new Item<>(item.apply(entry));
    }

    /// Its truth, if the items have these.
    default Truth truth(Function<T, Truth> ofItem) {
        return switch (this) {
            case Item<T> single -> ofItem.apply(single.item());
            case Group<T> group ->
                    group.relation()
                            .of(group.parts().stream().map(part -> part.truth(ofItem)).toList());
        };
    }

    /// All items, in the order of the file.
    default Stream<T> items() {
        return switch (this) {
            case Item<T> single -> Stream.of(single.item());
            case Group<T> group -> group.parts().stream().flatMap(Criterion::items);
        };
    }
}
