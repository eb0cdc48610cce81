package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Takes every decision of a run again and compares it with what was recorded. A journal is masked,
/// so a masked stretch of a recorded text stands for anything.
public final class Verification {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> COMPARED = List.of("verdict", "note", "changes");

    private Verification() {}

    /// The first decision that differs.
    ///
    /// @param entry the number of its entry
    /// @param event what was decided about
    /// @param what what differs: `verdict`, `note`, `changes`, or `decision` if none could be taken
    /// @param recorded what the journal says, as JSON
    /// @param decided what the rules say now, as JSON
    public record Difference(
            long entry, String event, String what, String recorded, String decided) {}

    /// The first difference; empty if every decision is the same.
    ///
    /// **Thread:** any; the same answer every time.
    public static Optional<Difference> of(Timeline timeline, Rules rules) {
        Run run = timeline.at(0);
        for (JournalEntry entry : timeline.entries()) {
            Optional<Difference> difference = compare(run, entry, rules);
            if (difference.isPresent()) {
                return difference;
            }
            run = run.with(entry.changes());
        }
        return Optional.empty();
    }

    private static Optional<Difference> compare(Run run, JournalEntry entry, Rules rules) {
        JsonNode recorded = json(entry);
        try {
            JsonNode decided = json(decided(entry, rules.decide(run, entry.event(), entry.at())));
            return COMPARED.stream()
                    .filter(what -> !MaskedJson.equal(recorded.path(what), decided.path(what)))
                    .findFirst()
                    .map(
                            what ->
                                    difference(
                                            entry,
                                            what,
                                            text(recorded, what),
                                            text(decided, what)));
        } catch (RuntimeException e) {
            return Optional.of(
                    difference(entry, "decision", text(recorded, "verdict"), e.toString()));
        }
    }

    private static Difference difference(
            JournalEntry entry, String what, String recorded, String decided) {
        return new Difference(entry.number(), entry.event().type(), what, recorded, decided);
    }

    private static JournalEntry decided(JournalEntry entry, Decision decision) {
        return new JournalEntry(
                entry.number(),
                entry.at(),
                entry.publishedAt(),
                entry.cause(),
                entry.event(),
                decision.verdict(),
                decision.note(),
                decision.changes());
    }

    private static JsonNode json(JournalEntry entry) {
        return JSON.readTree(new JournalWriter(UnaryOperator.identity()).line(entry));
    }

    private static String text(JsonNode entry, String what) {
        return entry.path(what).isMissingNode() ? "nothing" : entry.path(what).toString();
    }
}
