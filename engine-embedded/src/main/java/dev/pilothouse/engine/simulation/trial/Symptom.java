package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// By what a failure is known again: the invariant that did not hold first.
///
/// @param invariant its name, such as `I-10`
record Symptom(String invariant) {

    /// That of a trial which fails.
    static Symptom of(List<String> violations) {
        return new Symptom(invariantOf(violations.getFirst()));
    }

    private static String invariantOf(String violation) {
        int end = violation.indexOf(':');
        return end < 0 ? violation : violation.substring(0, end);
    }

    /// True if a trial shows it.
    boolean isIn(List<String> violations) {
        return !violations.isEmpty() && invariantOf(violations.getFirst()).equals(invariant);
    }

    /// The line of a scenario's outcome that shows it. What a trial finds by a look at the end, a
    /// scenario finds by what it expects.
    Optional<String> in(ScenarioOutcome outcome) {
        Stream<String> shown =
                outcome.violations().isEmpty()
                        ? outcome.diff().stream().filter(line -> expected(line).equals(invariant))
                        : outcome.violations().stream().limit(1).filter(this::isNamedBy);
        return shown.findFirst();
    }

    private boolean isNamedBy(String violation) {
        return invariantOf(violation).equals(invariant);
    }

    private static String expected(String difference) {
        if (difference.startsWith("within:") || difference.startsWith("step ")) {
            return "I-10";
        }
        return difference.startsWith("workflow:") ? "I-19" : "I-9";
    }
}
