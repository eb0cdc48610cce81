package dev.pilothouse.engine.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The breakpoints that are set, found by what they wait for: however many there are, an event asks
/// only those of its own type.
///
/// **Thread:** any; each change makes a new index.
public final class Breakpoints {

    private record Key(Machine machine, String type, String at) {}

    private record Index(
            Map<String, Armed> byId, Map<Key, List<Armed>> places, List<Armed> mishaps) {}

    private volatile Index index = new Index(Map.of(), Map.of(), List.of());
    private volatile boolean muted;

    /// Sets a breakpoint, in place of the one of its name; its hits are counted from 0.
    ///
    /// **Failure:** [dev.pilothouse.engine.logic.expression.ExpressionException] if its condition
    /// cannot be read.
    public synchronized void set(Breakpoint breakpoint) {
        Armed armed = new Armed(breakpoint);
        Map<String, Armed> next = new LinkedHashMap<>(index.byId());
        next.put(breakpoint.id(), armed);
        index = indexed(next);
    }

    /// Takes a breakpoint away.
    public synchronized void remove(String id) {
        Map<String, Armed> next = new LinkedHashMap<>(index.byId());
        next.remove(id);
        index = indexed(next);
    }

    /// Sets all these and no other.
    ///
    /// **Failure:** as [#set]; nothing is changed then.
    public synchronized void replace(List<Breakpoint> breakpoints) {
        Map<String, Armed> next = new LinkedHashMap<>();
        breakpoints.forEach(one -> next.put(one.id(), new Armed(one)));
        index = indexed(next);
    }

    /// All that are set, in the order in which they were.
    public List<Breakpoint> all() {
        return index.byId().values().stream().map(Armed::breakpoint).toList();
    }

    /// How often a breakpoint was hit since it was set.
    public long hits(String id) {
        Armed armed = index.byId().get(id);
        return armed == null ? 0 : armed.hits();
    }

    /// Has none of them do anything, or all again.
    public void mute(boolean on) {
        muted = on;
    }

    /// True if none of them does anything.
    public boolean isMuted() {
        return muted;
    }

    /// Those that may have something to say to a moment.
    List<Armed> at(Moment moment) {
        Index now = index;
        if (muted || now.byId().isEmpty()) {
            return List.of();
        }
        List<Armed> found = new ArrayList<>();
        found.addAll(now.places().getOrDefault(key(moment, ""), List.of()));
        found.addAll(now.places().getOrDefault(key(moment, moment.state()), List.of()));
        if (moment.machine() == Machine.TASK) {
            found.addAll(now.places().getOrDefault(key(moment, "/" + moment.task()), List.of()));
        }
        for (Armed armed : now.mishaps()) {
            if (armed.breakpoint().place() instanceof Place.OfMishap(Place.Mishap mishap)
                    && Mishaps.leadsTo(mishap, moment)) {
                found.add(armed);
            }
        }
        return found;
    }

    private static Key key(Moment moment, String at) {
        return new Key(moment.machine(), moment.type(), at);
    }

    private static Index indexed(Map<String, Armed> armed) {
        Map<Key, List<Armed>> places = new HashMap<>();
        List<Armed> mishaps = new ArrayList<>();
        for (Armed one : armed.values()) {
            switch (one.breakpoint().place()) {
                case Place.OfTask(String task) -> {
                    for (String type : List.of("START", "RETRY")) {
                        add(places, new Key(Machine.TASK, type, "/" + task), one);
                    }
                }
                case Place.OfEvent(Machine machine, String type) ->
                        add(places, new Key(machine, type, ""), one);
                case Place.OfCell(Machine machine, String state, String type) ->
                        add(places, new Key(machine, type, state), one);
                case Place.OfMishap _ -> mishaps.add(one);
            }
        }
        return new Index(armed, places, List.copyOf(mishaps));
    }

    private static void add(Map<Key, List<Armed>> places, Key key, Armed armed) {
        places.computeIfAbsent(key, _ -> new ArrayList<>()).add(armed);
    }
}
