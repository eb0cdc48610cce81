package dev.pilothouse.console.shell.action;

import dev.pilothouse.console.shell.keys.KeyMap;
import dev.pilothouse.console.words.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Every action of the window, in the order in which the palette offers them. What an action is
/// called is the text `action.<id>`; its keys are those of the key map.
///
/// **Thread:** FX.
public final class Actions {

    private final Words words;
    private final KeyMap keys;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    /// No actions yet.
    public Actions(Words words, KeyMap keys) {
        this.words = words;
        this.keys = keys;
    }

    /// Adds an action that can always be done.
    public void add(String id, String icon, Runnable body) {
        add(id, icon, () -> "", () -> false, body);
    }

    /// Adds an action that can always be done and switches something on or chooses it.
    public void add(String id, String icon, BooleanSupplier on, Runnable body) {
        add(id, icon, () -> "", on, body);
    }

    /// Adds an action.
    ///
    /// @param refusal why it cannot be done now; empty if it can
    /// @param on whether what it switches is on
    public void add(
            String id, String icon, Supplier<String> refusal, BooleanSupplier on, Runnable body) {
        add(id, words.get("action." + id), icon, refusal, on, body);
    }

    /// Adds an action whose name is known by something else.
    public void add(
            String id,
            String text,
            String icon,
            Supplier<String> refusal,
            BooleanSupplier on,
            Runnable body) {
        Action action = new Action(id, text, icon, keys.of(id), refusal, on, body);
        if (actions.putIfAbsent(id, action) != null) {
            throw new IllegalArgumentException(
                    "Expected each action to have an id of its own, but two are called " + id);
        }
    }

    /// All of them.
    public List<Action> all() {
        return new ArrayList<>(actions.values());
    }

    /// The action of an id that is known.
    public Action get(String id) {
        Action action = actions.get(id);
        if (action == null) {
            throw new IllegalArgumentException("Expected a known action, but got " + id);
        }
        return action;
    }

    /// Looks again which of them can be done.
    public void refresh() {
        actions.values().forEach(Action::refresh);
    }
}
