package dev.pilothouse.graphview.lanes;

import java.util.List;

/// The events of one kind, in order; of a long queue only the first ones need be given.
///
/// @param chips the first events
/// @param total how many there are, given or not
public record Lane(List<Chip> chips, int total) {

    public Lane {
        chips = List.copyOf(chips);
        if (total < chips.size()) {
            throw new IllegalArgumentException(
                    "Expected a total of at least %d, the chips given, but got %d"
                            .formatted(chips.size(), total));
        }
    }

    /// A lane that is given whole.
    public static Lane of(List<Chip> chips) {
        return new Lane(chips, chips.size());
    }

    /// A lane without events.
    public static Lane empty() {
        return of(List.of());
    }
}
