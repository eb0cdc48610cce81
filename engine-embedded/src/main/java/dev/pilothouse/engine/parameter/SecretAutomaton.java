package dev.pilothouse.engine.parameter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Recognises many words in one pass over a text, whatever pieces it comes in (Aho-Corasick).
///
/// A state is the longest end of the text read so far that begins a word; 0 is the empty one.
/// **Thread:** any, once built.
final class SecretAutomaton {

    private final List<Map<Character, Integer>> transitions = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final List<Integer> fallbacks = new ArrayList<>();
    private final List<Integer> matches = new ArrayList<>();

    SecretAutomaton(Collection<String> words) {
        addState(0);
        words.forEach(this::addWord);
        linkFallbacks();
    }

    /// The state after one more character.
    int next(int state, char c) {
        int from = state;
        while (true) {
            Integer to = transitions.get(from).get(c);
            if (to != null) {
                return to;
            }
            if (from == 0) {
                return 0;
            }
            from = fallbacks.get(from);
        }
    }

    /// How many of the last characters may still become a word.
    int depth(int state) {
        return depths.get(state);
    }

    /// The length of the longest word that ends here, 0 if none does.
    int match(int state) {
        return matches.get(state);
    }

    private void addWord(String word) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int depth = i + 1;
            state = transitions.get(state).computeIfAbsent(word.charAt(i), _ -> addState(depth));
        }
        matches.set(state, word.length());
    }

    private int addState(int depth) {
        transitions.add(new HashMap<>());
        depths.add(depth);
        fallbacks.add(0);
        matches.add(0);
        return depths.size() - 1;
    }

    private void linkFallbacks() {
        Deque<Integer> open = new ArrayDeque<>(transitions.getFirst().values());
        while (!open.isEmpty()) {
            int state = open.removeFirst();
            transitions
                    .get(state)
                    .forEach(
                            (c, child) -> {
                                int fallback = next(fallbacks.get(state), c);
                                fallbacks.set(child, fallback);
                                matches.set(
                                        child, Math.max(matches.get(child), matches.get(fallback)));
                                open.addLast(child);
                            });
        }
    }
}
