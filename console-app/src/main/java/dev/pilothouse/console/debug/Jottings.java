package dev.pilothouse.console.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What the debugger said since somebody looked: of very much only the last.
///
/// **Thread:** any.
final class Jottings {

    static final int MOST = 2_000;

    private final Deque<Jotting> waiting = new ArrayDeque<>();

    synchronized void add(Jotting one) {
        if (waiting.size() == MOST) {
            waiting.removeFirst();
        }
        waiting.addLast(one);
    }

    /// Takes what is there, oldest first.
    synchronized List<Jotting> taken() {
        List<Jotting> taken = new ArrayList<>(waiting);
        waiting.clear();
        return taken;
    }
}
