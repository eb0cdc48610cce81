package dev.pilothouse.console.shell.dock;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every view that the window has, in the order in which they are offered. A room is added to the
/// window by one entry here.
///
/// @param all the views
public record Views(List<View> all) {

    /// **Failure:** two views of one id are refused.
    public Views {
        all = List.copyOf(all);
        Set<String> seen = new HashSet<>();
        for (View view : all) {
            if (!seen.add(view.id())) {
                throw new IllegalArgumentException(
                        "Expected each view to have an id of its own, but two are called "
                                + view.id());
            }
        }
    }

    /// The view of an id.
    public Optional<View> find(String id) {
        return all.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /// True if there is a view of an id.
    public boolean has(String id) {
        return find(id).isPresent();
    }

    /// A perspective as it is from the beginning.
    public DockLayout layout(Perspective perspective) {
        return new Arrangement(this, perspective).first();
    }
}
