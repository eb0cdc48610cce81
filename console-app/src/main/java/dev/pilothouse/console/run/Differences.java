package dev.pilothouse.console.run;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Two values of the engine, compared field by field: whatever its records say is found, also what
/// is added to them later.
///
/// **Thread:** any; pure.
final class Differences {

    private static final long EARLIEST_INSTANT = 1_000_000_000_000L;
    private static final String NOTHING = "–";

    /// Told by the new attempt that has pushed the former one into the past.
    private static final Set<String> TOLD_OTHERWISE = Set.of("earlier");

    private final ZoneId zone;
    private final UnaryOperator<String> mask;

    Differences(ZoneId zone, UnaryOperator<String> mask) {
        this.zone = zone;
        this.mask = mask;
    }

    /// The fields that differ, as `before → after`; fields of fields are joined by dots.
    List<Fact> between(@Nullable Object before, @Nullable Object after) {
        List<Fact> facts = new ArrayList<>();
        compare("", before, after, facts);
        return facts;
    }

    private void compare(
            String path, @Nullable Object before, @Nullable Object after, List<Fact> facts) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Record was
                && after instanceof Record is
                && was.getClass() == is.getClass()) {
            for (RecordComponent field : was.getClass().getRecordComponents()) {
                if (!TOLD_OTHERWISE.contains(field.getName())) {
                    String name = path.isEmpty() ? field.getName() : path + "." + field.getName();
                    compare(name, value(field, was), value(field, is), facts);
                }
            }
        } else {
            facts.add(new Fact(path, text(before) + " → " + text(after)));
        }
    }

    private static @Nullable Object value(RecordComponent field, Record record) {
        try {
            return field.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected to read the field " + field, e);
        }
    }

    private String text(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Long instant when instant >= EARLIEST_INSTANT -> Figures.time(instant, zone);
            case Long none when none == 0 -> NOTHING;
            case String text when text.isEmpty() -> NOTHING;
            case Record record -> mask.apply(brief(record));
            case Object any -> mask.apply(any.toString());
        };
    }

    /// A record that was not there before, or is not there any more, by what comes first in it.
    private static String brief(Record record) {
        RecordComponent first = record.getClass().getRecordComponents()[0];
        return first.getName() + " " + value(first, record);
    }
}
