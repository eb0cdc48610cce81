package dev.pilothouse.engine.parameter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds `${setValue(name=value)}` and `#{setValue(name=value)}` in what a task prints, however the
/// text is cut into chunks.
///
/// **Contract:**
/// - the first `=` ends the name, everything else is the value, unchanged: it may be empty, hold
///   quotes, `$`, `=` and line ends, and span [#MOST_ROWS] rows;
/// - a value ends at the first `)}` with which no bracket of the value stays open; if that line has
///   none, at the first `)}` of the line, which is said as a problem too;
/// - a value cannot hold the beginning of another marker;
/// - of several values for a name the last counts;
/// - what cannot be taken is a problem in words, never a value cut short.
///
/// **Thread:** one at a time.
public final class OutputLines {

    /// The most bytes (UTF-8) of one value.
    public static final int LARGEST_VALUE = 64 * 1024;

    /// The most bytes (UTF-8) of all names and values of an attempt.
    public static final int LARGEST_TOTAL = 1024 * 1024;

    /// The most rows that one marker may span.
    public static final int MOST_ROWS = 1_024;

    private static final int LONGEST_NAME = 256;
    private static final int MOST_PROBLEMS = 100;
    private static final String OPENING = "{setValue(";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private int totalBytes;

    private boolean inMarker;
    private boolean discarding;
    private int start;
    private int next;
    private int depth;
    private int rows;
    private int firstClosing = -1;

    /// What a task has published.
    ///
    /// @param values by name, in the order of their first appearance
    /// @param problems what was printed but not taken as it stands, as sentences
    public record Result(Map<String, String> values, List<String> problems) {
        public Result {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            problems = List.copyOf(problems);
        }
    }

    /// Takes the next piece of output.
    public void accept(CharSequence chunk) {
        pending.append(chunk);
        readOn();
        pending.delete(0, start);
        next -= start;
        firstClosing = firstClosing < 0 ? -1 : firstClosing - start;
        start = 0;
    }

    /// True if the output so far ends inside a value.
    public boolean isOpen() {
        return inMarker;
    }

    /// What was published so far.
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /// Ends the output and says what was found.
    public Result end() {
        while (firstClosing >= 0) {
            closeAtFirst();
            readOn();
        }
        if (inMarker && !discarding) {
            problem(pending.substring(start), "is never closed by \")}\"");
        }
        return new Result(values, problems);
    }

    private void readOn() {
        while (inMarker ? readMarker() : findMarker()) {}
    }

    private boolean findMarker() {
        int found = pending.indexOf(OPENING, start);
        while (found >= 0 && !opensAt(found)) {
            found = pending.indexOf(OPENING, found + 1);
        }
        if (found < 0) {
            start = Math.max(start, pending.length() - OPENING.length());
            return false;
        }
        begin(found + OPENING.length());
        return true;
    }

    private boolean opensAt(int brace) {
        return brace > start && "$#".indexOf(pending.charAt(brace - 1)) >= 0;
    }

    private boolean isOpening(int brace) {
        return pending.substring(brace, brace + OPENING.length()).equals(OPENING);
    }

    private void begin(int index) {
        inMarker = true;
        discarding = false;
        start = index;
        next = index;
        depth = 0;
        rows = 1;
        firstClosing = -1;
    }

    /// Reads to the end of the marker, then true, or to the end of what is pending, then false.
    private boolean readMarker() {
        while (next < pending.length()) {
            char c = pending.charAt(next);
            if (c == ')' && next + 1 == pending.length()) {
                return false;
            }
            if (endsAt(c)) {
                return true;
            }
            count(c);
            next++;
            limit();
        }
        return false;
    }

    private boolean endsAt(char c) {
        boolean closing = c == ')' && pending.charAt(next + 1) == '}';
        if (closing && (depth == 0 || discarding)) {
            close(next);
            return true;
        }
        if (closing && firstClosing < 0) {
            firstClosing = next;
        }
        int brace = next + 1 - OPENING.length();
        boolean opening = c == '(' && opensAt(brace) && isOpening(brace);
        if (firstClosing >= 0 && (c == '\n' || opening)) {
            closeAtFirst();
            return true;
        }
        if (opening) {
            problem(pending.substring(start, brace - 1), "is not closed before the next begins");
            begin(next + 1);
            return true;
        }
        return false;
    }

    private void count(char c) {
        switch (c) {
            case '(', '{' -> depth++;
            case ')', '}' -> depth = Math.max(0, depth - 1);
            case '\n' -> rows++;
            default -> {}
        }
    }

    private void limit() {
        if (discarding) {
            start = Math.max(start, next - OPENING.length() - 1);
        } else if (rows > MOST_ROWS) {
            problem(pending.substring(start, next), "spans more than " + MOST_ROWS + " rows");
            discarding = true;
        } else if (next - start > LARGEST_VALUE + LONGEST_NAME) {
            problem(pending.substring(start, next), tooLarge());
            discarding = true;
        }
    }

    private void closeAtFirst() {
        String marker = pending.substring(start, firstClosing);
        if (close(firstClosing)) {
            problem(
                    marker,
                    "ends at its first \")}\", though a bracket in it is open; if the value goes"
                            + " on, print it without \")}\"");
        }
    }

    /// Takes what stands in front of an index as a marker's content; false if it is refused.
    private boolean close(int index) {
        String marker = discarding ? "" : pending.substring(start, index);
        boolean taken = !discarding && take(marker);
        inMarker = false;
        discarding = false;
        firstClosing = -1;
        start = index + 2;
        return taken;
    }

    private boolean take(String marker) {
        int equals = marker.indexOf('=');
        String name = equals < 0 ? "" : marker.substring(0, equals).strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problem(
                    marker,
                    "needs a name of 1 to %d characters and \"=\" before the value"
                            .formatted(LONGEST_NAME));
            return false;
        }
        String value = marker.substring(equals + 1);
        if (bytes(value) > LARGEST_VALUE) {
            problem(marker, tooLarge());
            return false;
        }
        String former = values.get(name);
        int grown = bytes(value) + (former == null ? bytes(name) : -bytes(former));
        if (totalBytes + grown > LARGEST_TOTAL) {
            problem(
                    marker,
                    "would make the task's outputs larger than %,d bytes; write a file and publish its path"
                            .formatted(LARGEST_TOTAL));
            return false;
        }
        totalBytes += grown;
        values.put(name, value);
        return true;
    }

    private void problem(String marker, String what) {
        if (problems.size() == MOST_PROBLEMS) {
            problems.add("There are more markers that could not be taken.");
        }
        if (problems.size() < MOST_PROBLEMS) {
            String name = marker.lines().findFirst().orElse("");
            int equals = name.indexOf('=');
            name = name.substring(0, Math.min(equals < 0 ? name.length() : equals, 60));
            problems.add("Output setValue(%s…) %s.".formatted(name, what));
        }
    }

    private static String tooLarge() {
        return "has a value larger than %,d bytes; write a file and publish its path"
                .formatted(LARGEST_VALUE);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
