package dev.pilothouse.console.shell.keys;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// Which actions have which shortcuts.
///
/// **Thread:** any; immutable.
///
/// @param name of the preset it came from
/// @param shortcuts the shortcuts of each action, the first of which is shown
public record KeyMap(String name, Map<String, List<Shortcut>> shortcuts) {

    public KeyMap {
        shortcuts = Map.copyOf(shortcuts);
    }

    /// The key maps that are shipped.
    public enum Preset {
        INTELLIJ,
        ECLIPSE;

        /// Its name in files and ids: `intellij`.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The preset of a name; the first one if there is none.
        public static Preset named(String id) {
            return Arrays.stream(values())
                    .filter(preset -> preset.id().equals(id))
                    .findFirst()
                    .orElse(INTELLIJ);
        }
    }

    /// A shipped key map.
    public static KeyMap of(Preset preset) {
        String file = preset.id() + ".properties";
        Properties lines = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(KeyMap.class.getResourceAsStream(file), file),
                        StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the key map " + file, e);
        }
        Map<String, List<Shortcut>> map = new TreeMap<>();
        for (String action : lines.stringPropertyNames()) {
            map.put(action, parsed(Arrays.asList(lines.getProperty(action).split(" ", -1))));
        }
        return new KeyMap(preset.id(), map);
    }

    /// The same with other keys for some actions.
    public KeyMap with(Map<String, List<String>> own) {
        Map<String, List<Shortcut>> map = new TreeMap<>(shortcuts);
        own.forEach((action, spelled) -> map.put(action, parsed(spelled)));
        return new KeyMap(name, map);
    }

    private static List<Shortcut> parsed(List<String> spelled) {
        return spelled.stream().filter(one -> !one.isBlank()).map(Shortcut::of).toList();
    }

    /// The shortcuts of an action.
    public List<Shortcut> of(String action) {
        return shortcuts.getOrDefault(action, List.of());
    }

    /// Shortcuts that more than one action has, with those actions.
    public Map<String, List<String>> conflicts() {
        Map<String, List<String>> users = new TreeMap<>();
        new TreeMap<>(shortcuts)
                .forEach(
                        (action, keys) ->
                                keys.stream()
                                        .map(Shortcut::text)
                                        .distinct()
                                        .forEach(key -> user(users, key).add(action)));
        users.values().removeIf(actions -> actions.size() < 2);
        return users;
    }

    private static List<String> user(Map<String, List<String>> users, String key) {
        return users.computeIfAbsent(key, _ -> new ArrayList<>());
    }
}
