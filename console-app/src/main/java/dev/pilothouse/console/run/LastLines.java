package dev.pilothouse.console.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Keeps the last lines of a text that arrives in pieces.
///
/// **Thread:** one at a time.
final class LastLines {

    static final int MOST_LINES = 200;

    private final Deque<String> lines = new ArrayDeque<>();
    private boolean inTheMiddle;
    private boolean unfinished;

    /// @param inTheMiddle true if the text begins somewhere in a line, which is then left out
    LastLines(boolean inTheMiddle) {
        this.inTheMiddle = inTheMiddle;
    }

    void add(String piece) {
        int from = 0;
        if (inTheMiddle) {
            from = piece.indexOf('\n') + 1;
            if (from == 0) {
                return;
            }
            inTheMiddle = false;
        }
        while (from < piece.length()) {
            int end = piece.indexOf('\n', from);
            String part = piece.substring(from, end < 0 ? piece.length() : end);
            lines.addLast(unfinished ? lines.removeLast() + part : part);
            unfinished = end < 0;
            from = end < 0 ? piece.length() : end + 1;
        }
        while (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
    }

    /// The lines, oldest first; the last one may be unfinished.
    List<String> lines() {
        return List.copyOf(lines);
    }
}
