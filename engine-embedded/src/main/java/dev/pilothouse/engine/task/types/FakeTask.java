package dev.pilothouse.engine.task.types;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.task.TaskContext;
import dev.pilothouse.engine.task.TaskOutcome;
import dev.pilothouse.engine.task.TaskType;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A scripted double: does nothing for `duration` and then ends as `outcome` says, publishing
/// `output`. `attempts` is a list of such scripts, one per try, of which the last repeats.
public final class FakeTask implements TaskType {

    private static final String ATTEMPTS = "attempts";
    private static final Set<String> OF_ATTEMPT =
            Set.of(FakeScript.DURATION, FakeScript.OUTCOME, FakeScript.OUTPUT);

    @Override
    public String name() {
        return "Fake";
    }

    @Override
    public Set<String> settings() {
        return Set.of(FakeScript.DURATION, FakeScript.OUTCOME, FakeScript.OUTPUT, ATTEMPTS);
    }

    @Override
    public void check(TaskSettings settings, SettingFaults faults) {
        FakeScript.check(settings, ATTEMPTS, faults, false);
        Object attempts = settings.values().get(ATTEMPTS);
        if (attempts == null) {
            return;
        }
        if (!(attempts instanceof List<?> list)
                || !list.stream().allMatch(entry -> entry instanceof Map)) {
            faults.error(
                    ATTEMPTS,
                    "fake-attempts",
                    "Expected a list such as [{outcome: FAILED}, {outcome: SUCCEEDED}].");
            return;
        }
        for (TaskSettings attempt : settings.list(ATTEMPTS)) {
            FakeScript.check(attempt, ATTEMPTS, faults, true);
            for (String key : attempt.values().keySet()) {
                if (!OF_ATTEMPT.contains(key)) {
                    faults.error(
                            ATTEMPTS,
                            "fake-attempts",
                            "Expected one of %s in an attempt, but found \"%s\"."
                                    .formatted(OF_ATTEMPT.stream().sorted().toList(), key));
                }
            }
        }
    }

    @Override
    public TaskOutcome run(TaskContext context) throws InterruptedException {
        TaskSettings settings = context.order().task().settings();
        List<TaskSettings> attempts = settings.list(ATTEMPTS);
        TaskSettings script =
                attempts.isEmpty()
                        ? settings
                        : attempts.get(Math.min(context.order().tryNumber(), attempts.size()) - 1);
        return FakeScript.of(script).play();
    }
}
