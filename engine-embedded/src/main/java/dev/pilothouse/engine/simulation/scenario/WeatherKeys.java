package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.file.Faults;
import dev.pilothouse.engine.definition.file.Kind;
import dev.pilothouse.engine.definition.file.Section;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads how bad the network is, or the way to the store: `bad_network` and `lossy_store`.
///
/// @param verb which of the two
record WeatherKeys(Faults faults, String verb) {

    /// Longer than anybody waits for a message.
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private static final Duration USUAL_DELAY = Duration.ofMillis(5);

    Deed read(Section weather) {
        return verb.equals("bad_network") ? network(weather) : store(weather);
    }

    private Deed network(Section weather) {
        check(weather, List.of("loss", "duplicates", "delay"));
        Duration delay = weather.values().duration("delay", USUAL_DELAY);
        if (delay.compareTo(LONGEST_DELAY) > 0) {
            faults.error(
                    weather.place("delay"),
                    "too-large",
                    "Expected messages to take at most 1h, but found "
                            + Spans.text(delay.toMillis()));
        }
        return new Deed.BadNetwork(
                share(weather, "loss"),
                share(weather, "duplicates"),
                (int) Math.clamp(delay.toMillis(), 1, LONGEST_DELAY.toMillis()));
    }

    private Deed store(Section weather) {
        check(weather, List.of("writes", "answers"));
        return new Deed.LossyStore(share(weather, "writes"), share(weather, "answers"));
    }

    private void check(Section weather, List<String> keys) {
        weather.refuseOthers("'%s'".formatted(verb), keys);
        if (weather.keys().isEmpty()) {
            faults.error(
                    weather.node(),
                    "missing-key",
                    "Expected '%s' to say at least one of %s, but it is empty"
                            .formatted(verb, String.join(", ", keys)));
        }
    }

    private double share(Section weather, String key) {
        Optional<String> text = weather.text(key);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double share = Double.parseDouble(text.get().strip());
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException _) {
            // told below, as a share out of bounds is
        }
        faults.error(
                weather.place(key),
                "bad-number",
                "Expected '%s' to be a share from 0 to 1 such as 0.1, but found %s"
                        .formatted(key, Kind.quoted(text.get())));
        return 0;
    }
}
