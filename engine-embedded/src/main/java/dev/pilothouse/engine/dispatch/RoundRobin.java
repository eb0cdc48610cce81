package dev.pilothouse.engine.dispatch;

import java.util.Comparator;
import java.util.List;

/// Chooses the workers one after the other, by name: whoever comes, goes or is full for a while
/// changes nothing for the others.
final class RoundRobin implements WorkerChoice {

    private String last = "";

    @Override
    public String choose(List<Candidate> candidates) {
        List<String> names =
                candidates.stream().map(Candidate::name).sorted(Comparator.naturalOrder()).toList();
        last =
                names.stream()
                        .filter(name -> name.compareTo(last) > 0)
                        .findFirst()
                        .orElse(names.getFirst());
        return last;
    }
}
