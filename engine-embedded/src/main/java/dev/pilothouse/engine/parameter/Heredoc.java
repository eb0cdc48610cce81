package dev.pilothouse.engine.parameter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A here-document that a line of a script has announced.
///
/// @param delimiter the line that ends it
/// @param quoted true if nothing in it is expanded
/// @param indented true for `<<-`: tabs in front of the delimiter do not count
/// @param length of the announcement in the script
record Heredoc(String delimiter, boolean quoted, boolean indented, int length) {

    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("<<(-?)[ \\t]*((?:[A-Za-z_\\\\'\"][^\\s;&|()<>]*))");

    static Optional<Heredoc> announcedAt(String script, int index) {
        Matcher matcher = ANNOUNCEMENT.matcher(script).region(index, script.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String word = matcher.group(2);
        String delimiter = word.replaceAll("[\\\\'\"]", "");
        return Optional.of(
                new Heredoc(
                        delimiter,
                        !delimiter.equals(word),
                        !matcher.group(1).isEmpty(),
                        matcher.end() - index));
    }

    /// The index of the line that ends the body beginning at an index, or of the script's end.
    int endOfBody(String script, int from) {
        int line = from;
        while (line < script.length()) {
            int end = script.indexOf('\n', line);
            String text = script.substring(line, end < 0 ? script.length() : end);
            if ((indented ? text.replaceFirst("^\\t+", "") : text).equals(delimiter)) {
                return line;
            }
            line = end < 0 ? script.length() : end + 1;
        }
        return script.length();
    }
}
