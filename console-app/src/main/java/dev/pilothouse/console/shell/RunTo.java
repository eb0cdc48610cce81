package dev.pilothouse.console.shell;

import dev.pilothouse.console.debug.TargetText;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.debug.Target;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.function.Supplier;

/// Lets the run that is shown go on to where a person wants to get.
///
/// **Thread:** FX.
final class RunTo {

    private final MasterEngine engine;
    private final EngineClock clock;
    private final ZoneId zone;
    private final Words words;
    private final RunModel run;
    private final Supplier<String> refusal;

    /// @param refusal why the run cannot go on; empty if it can
    RunTo(
            MasterEngine engine,
            EngineClock clock,
            ZoneId zone,
            Words words,
            RunModel run,
            Supplier<String> refusal) {
        this.engine = engine;
        this.clock = clock;
        this.zone = zone;
        this.words = words;
        this.run = run;
        this.refusal = refusal;
    }

    private @Nullable RunSnapshot now() {
        return run.snapshotProperty().get();
    }

    /// Goes on to a target.
    void target(Target target) {
        RunSnapshot now = now();
        if (now != null) {
            engine.runTo(now.run().identity().id(), target);
        }
    }

    /// Goes on to what a person has written; what is wrong with that, empty if the run is on its
    /// way.
    String written(String text) {
        RunSnapshot now = now();
        String no = refusal.get();
        if (now == null || !no.isEmpty()) {
            return no;
        }
        TargetText reader = new TargetText(now.run(), now.lastEntry(), zone, clock.millis(), words);
        return switch (reader.read(text)) {
            case TargetText.Reading.Wrong(String why) -> why;
            case TargetText.Reading.Understood(Target target) -> {
                target(target);
                yield "";
            }
        };
    }
}
