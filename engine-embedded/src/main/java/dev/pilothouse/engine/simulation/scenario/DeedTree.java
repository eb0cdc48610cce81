package dev.pilothouse.engine.simulation.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A deed as [DeedKeys] reads it: a word, or a mapping.
final class DeedTree {

    private DeedTree() {}

    static Object of(Deed deed) {
        return switch (deed) {
            case Deed.OfRun of -> word(of.request());
            case Deed.Heal _ -> "heal";
            case Deed.OfTask of -> Map.of(word(of.deed()), of.task());
            case Deed.OfProcess of -> Map.of(verb(of), of.name());
            case Deed.Freeze freeze ->
                    ordered("freeze", freeze.name(), "for", Spans.text(freeze.milliseconds()));
            case Deed.Partition cut -> Map.of("partition", List.of(cut.one(), cut.other()));
            case Deed.Interfere with -> interfere(with);
            case Deed.StoreDown down -> Map.of("store_down", Spans.text(down.milliseconds()));
            case Deed.ClockJump jump -> Map.of("clock_jump", Spans.text(jump.milliseconds()));
            case Deed.BadNetwork bad -> Map.of("bad_network", network(bad));
            case Deed.LossyStore lossy ->
                    Map.of(
                            "lossy_store",
                            ordered("writes", lossy.writes(), "answers", lossy.answers()));
            case Deed.Stumble stumble -> Map.of("stumble", stumble.decisions());
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String verb(Deed.OfProcess of) {
        return switch (of.deed()) {
            case CRASH -> "crash_" + kind(of);
            case RESTART -> "restart_" + kind(of);
            case EXPIRE_SESSION -> "expire_session";
        };
    }

    private static String kind(Deed.OfProcess of) {
        return of.name().startsWith("m") ? "master" : "worker";
    }

    private static Map<String, Object> interfere(Deed.Interfere with) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(word(with.deed()), word(with.kind()));
        if (with.delay() > 0) {
            tree.put("by", Spans.text(with.delay()));
        }
        tree.put("count", with.count());
        return tree;
    }

    private static Map<String, Object> network(Deed.BadNetwork bad) {
        Map<String, Object> tree = ordered("loss", bad.loss(), "duplicates", bad.duplicates());
        tree.put("delay", Spans.text(bad.longestDelay()));
        return tree;
    }

    private static Map<String, Object> ordered(
            String one, Object first, String two, Object second) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(one, first);
        tree.put(two, second);
        return tree;
    }
}
