package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.TaskSettings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A DEPENDENT task: waits for runs of other workflows, or for single tasks of them, in intervals
/// of dates.
///
/// @param criterion what must have succeeded
/// @param waitsOnFailure true if a failure is waited out instead of failing the task
/// @param longestFailure how long a failure is waited out; zero for without end
/// @param checkInterval how often to look where nobody says that something has changed
public record Dependence(
        Criterion<Item> criterion,
        boolean waitsOnFailure,
        Duration longestFailure,
        Duration checkInterval) {

    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    /// One thing to wait for.
    ///
    /// @param workflow the other workflow's name
    /// @param task one task of it; null for the whole run
    /// @param date the word for the intervals, see [DateIntervals]
    public record Item(String workflow, @Nullable String task, String date) {

        @Override
        public String toString() {
            return (task == null ? "'" + workflow + "'" : "'" + workflow + "/" + task + "'")
                    + " "
                    + date;
        }
    }

    /// The task that settings describe. **Failure:** [LogicException].
    public static Dependence of(TaskSettings settings) {
        Duration interval = Lengths.duration(settings, "check_interval", DEFAULT_INTERVAL);
        return new Dependence(
                Criterion.of(settings, Dependence::item),
                waitsOnFailure(settings.text("failure_policy").orElse("FAIL")),
                Lengths.duration(settings, "failure_waiting_time", Duration.ZERO),
                interval.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : interval);
    }

    /// The workflows that are waited for.
    public Set<String> workflows() {
        return criterion.items().map(Item::workflow).collect(Collectors.toSet());
    }

    private static boolean waitsOnFailure(String policy) {
        return switch (policy.strip().toUpperCase(Locale.ROOT)) {
            case "FAIL", "FAILURE" -> false;
            case "WAIT", "WAITING" -> true;
            default ->
                    throw new LogicException(
                            "Expected 'failure_policy' to be FAIL or WAIT, but found '%s'"
                                    .formatted(policy));
        };
    }

    private static Item item(TaskSettings entry) {
        String workflow =
                entry.text("workflow_name")
                        .filter(name -> !name.isBlank())
                        .orElseThrow(
                                () ->
                                        new LogicException(
                                                "Expected every item of 'groups' to have a"
                                                        + " 'workflow_name'"));
        String date = entry.text("dependent_date").map(String::strip).orElse("today");
        return new Item(
                workflow,
                entry.text("dependent_task_name").filter(name -> !name.isBlank()).orElse(null),
                date);
    }
}
