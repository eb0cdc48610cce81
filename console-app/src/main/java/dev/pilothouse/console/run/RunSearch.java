package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.store.RunQuery;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person writes to find runs: `state:FAILED,STOPPED workflow:etl since:2h no rows`. What
/// has no key is looked for in number, workflow and reason.
///
/// **Thread:** any; pure.
public final class RunSearch {

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([mhd])");

    private final Words words;
    private final ZoneId zone;
    private final long now;
    private final Set<WorkflowState> states = EnumSet.noneOf(WorkflowState.class);
    private final List<String> texts = new ArrayList<>();
    private String workflow = "";
    private long from;
    private long until = Long.MAX_VALUE;
    private String trouble = "";

    /// What came of reading a search.
    public sealed interface Result {

        /// A search that can be made.
        record Query(RunQuery query) implements Result {}

        /// One that cannot, and why.
        record Trouble(String sentence) implements Result {}
    }

    private RunSearch(long now, ZoneId zone, Words words) {
        this.now = now;
        this.zone = zone;
        this.words = words;
    }

    /// Reads a search.
    ///
    /// @param now the instant that ages are reckoned from
    public static Result read(String text, long now, ZoneId zone, Words words) {
        RunSearch search = new RunSearch(now, zone, words);
        Arrays.stream(text.strip().split("\\s+", -1))
                .filter(term -> !term.isEmpty())
                .forEach(search::term);
        return search.trouble.isEmpty()
                ? new Result.Query(
                        new RunQuery(
                                search.states,
                                search.workflow,
                                search.texts,
                                search.from,
                                search.until))
                : new Result.Trouble(search.trouble);
    }

    private void term(String term) {
        int colon = term.indexOf(':');
        String value = term.substring(colon + 1);
        switch (colon < 0 ? "" : term.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "state" ->
                    Arrays.stream(value.split(",", -1))
                            .filter(name -> !name.isEmpty())
                            .forEach(this::state);
            case "workflow" -> workflow = value;
            case "since" -> from = instant(value).orElse(from);
            case "before" -> until = instant(value).orElse(until);
            default -> texts.add(term);
        }
    }

    private void state(String name) {
        Arrays.stream(WorkflowState.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst()
                .ifPresentOrElse(
                        states::add,
                        () ->
                                trouble =
                                        words.get(
                                                "search.state",
                                                name,
                                                List.of(WorkflowState.values()).toString()));
    }

    /// A date, or how long ago.
    private Optional<Long> instant(String value) {
        Matcher age = AGE.matcher(value);
        if (age.matches()) {
            long count = Long.parseLong(age.group(1));
            Duration span =
                    switch (age.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
            return Optional.of(now - span.toMillis());
        }
        try {
            return Optional.of(
                    LocalDate.parse(value).atStartOfDay(zone).toInstant().toEpochMilli());
        } catch (DateTimeParseException _) {
            trouble = words.get("search.time", value);
            return Optional.empty();
        }
    }
}
