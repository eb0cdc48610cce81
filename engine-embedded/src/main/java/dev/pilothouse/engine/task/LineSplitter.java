package dev.pilothouse.engine.task;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Cuts a stream of bytes into lines of text. A line without end is cut as well, at a place that is
/// not inside a secret.
///
/// **Thread:** one at a time.
final class LineSplitter {

    static final int LONGEST = 256 * 1024;
    private static final int KEPT = 4 * 1024;
    private static final int TRIES = 16;

    private final UnaryOperator<String> mask;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /// @param mask hides secrets; asked only where an endless line must be cut
    LineSplitter(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /// Takes the next bytes and returns the lines that are complete now.
    List<String> accept(byte[] bytes, int length) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                pending.write(bytes, start, i - start);
                lines.add(takeLine());
                start = i + 1;
            }
        }
        pending.write(bytes, start, length - start);
        if (pending.size() > LONGEST) {
            cut(lines);
        }
        return lines;
    }

    /// Returns what is left when the stream has ended.
    List<String> end() {
        return pending.size() == 0 ? List.of() : List.of(takeLine());
    }

    private String takeLine() {
        String line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// Hands out the front part of an endless line; the rest, long enough for a secret and for an
    /// unfinished character, stays.
    private void cut(List<String> lines) {
        byte[] all = pending.toByteArray();
        String masked = mask.apply(text(all, 0, all.length));
        for (int tries = 1; tries <= TRIES; tries++) {
            int at = startOfCharacter(all, all.length - tries * KEPT);
            String front = text(all, 0, at);
            boolean safe = masked.equals(mask.apply(front) + mask.apply(text(all, at, all.length)));
            if (safe || tries == TRIES) {
                lines.add(front);
                pending.reset();
                pending.write(all, at, all.length - at);
                return;
            }
        }
    }

    private static int startOfCharacter(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
