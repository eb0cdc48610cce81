package dev.pilothouse.engine.parameter;

import org.jspecify.annotations.Nullable;

/// Something that begins with `$` in a text and may be replaced.
///
/// @param kind which form it has
/// @param content what stands between the brackets
/// @param end the index behind it
record Marker(Kind kind, String content, int end) {

    enum Kind {
        /// `${name}`
        NAME,
        /// `${…${…}…}`: never replaced, nor is what is in it
        NESTED,
        /// `$[…]`, in which `${name}` may stand
        TIME
    }

    private static final int LONGEST = 512;

    /// The marker that begins at an index, or null if none does.
    static @Nullable Marker at(String text, int index) {
        if (text.startsWith("${", index)) {
            return braces(text, index);
        }
        return text.startsWith("$[", index) ? brackets(text, index) : null;
    }

    private static @Nullable Marker braces(String text, int index) {
        int depth = 1;
        Kind kind = Kind.NAME;
        int limit = Math.min(text.length(), index + LONGEST);
        for (int i = index + 2; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '$' && text.startsWith("{", i + 1)) {
                kind = Kind.NESTED;
                depth++;
                i++;
            } else if (c == '}' && --depth == 0) {
                return new Marker(kind, text.substring(index + 2, i), i + 1);
            }
        }
        return null;
    }

    /// `$[]` and `$[1]` are none: the latter is how SQL speaks of an element.
    private static @Nullable Marker brackets(String text, int index) {
        int limit = Math.min(text.length(), index + LONGEST);
        int i = index + 2;
        while (i < limit && text.charAt(i) != ']') {
            if (text.charAt(i) != '$') {
                i++;
                continue;
            }
            Marker inner = text.startsWith("${", i) ? braces(text, i) : null;
            if (inner == null || inner.kind() != Kind.NAME) {
                return null;
            }
            i = inner.end();
        }
        if (i >= limit) {
            return null;
        }
        String content = text.substring(index + 2, i);
        boolean digit = content.length() == 1 && Character.isDigit(content.charAt(0));
        return content.isEmpty() || digit ? null : new Marker(Kind.TIME, content, i + 1);
    }
}
