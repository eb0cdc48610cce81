package dev.pilothouse.engine.task.types;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.task.TaskOutcome;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What a [FakeTask] does in one attempt.
record FakeScript(Ending ending, Duration duration, Map<String, String> output) {

    static final String DURATION = "duration";
    static final String OUTCOME = "outcome";
    static final String OUTPUT = "output";

    private static final Pattern DURATION_FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    enum Ending {
        SUCCEEDED,
        FAILED,
        NEVER,
        KILLED
    }

    static FakeScript of(TaskSettings settings) {
        return new FakeScript(
                ending(settings).orElseThrow(() -> new IllegalArgumentException(badOutcome())),
                duration(settings).orElseThrow(() -> new IllegalArgumentException(badDuration())),
                output(settings));
    }

    static void check(TaskSettings settings, String list, SettingFaults faults, boolean inList) {
        if (ending(settings).isEmpty()) {
            faults.error(inList ? list : OUTCOME, "fake-outcome", badOutcome());
        }
        if (duration(settings).isEmpty()) {
            faults.error(inList ? list : DURATION, "fake-duration", badDuration());
        }
        if (settings.has(OUTPUT) && !(settings.values().get(OUTPUT) instanceof Map)) {
            faults.error(
                    inList ? list : OUTPUT, "fake-output", "Expected a map such as {rows: 10}.");
        }
    }

    TaskOutcome play() throws InterruptedException {
        if (ending == Ending.NEVER) {
            new CountDownLatch(1).await();
        }
        if (!duration.isZero()) {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
        return switch (ending) {
            case SUCCEEDED -> new TaskOutcome.Succeeded(null, output);
            case FAILED -> new TaskOutcome.Failed(null, "failed as scripted");
            case KILLED, NEVER -> new TaskOutcome.Killed(null, "killed as scripted");
        };
    }

    private static Optional<Ending> ending(TaskSettings settings) {
        if (!settings.has(OUTCOME)) {
            return Optional.of(Ending.SUCCEEDED);
        }
        String word = settings.text(OUTCOME).orElse("").toUpperCase(Locale.ROOT);
        return Arrays.stream(Ending.values()).filter(e -> e.name().equals(word)).findFirst();
    }

    private static Optional<Duration> duration(TaskSettings settings) {
        if (!settings.has(DURATION)) {
            return Optional.of(Duration.ZERO);
        }
        var form = DURATION_FORM.matcher(settings.text(DURATION).orElse(""));
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        return Optional.of(
                switch (Optional.ofNullable(form.group(2)).orElse("m")) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    private static Map<String, String> output(TaskSettings settings) {
        Map<String, String> output = new LinkedHashMap<>();
        if (settings.values().get(OUTPUT) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> output.put(String.valueOf(name), String.valueOf(value)));
        }
        return output;
    }

    private static String badOutcome() {
        return "Expected SUCCEEDED, FAILED, NEVER or KILLED.";
    }

    private static String badDuration() {
        return "Expected a duration such as 500ms, 2s, 5m or 1h (a plain number means minutes).";
    }
}
