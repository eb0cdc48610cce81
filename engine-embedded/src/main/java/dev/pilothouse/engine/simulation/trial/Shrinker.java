package dev.pilothouse.engine.simulation.trial;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Makes a failing plan smaller as long as it goes on failing: greedily, always in the same order,
/// until nothing more can go or so many plans were played.
///
/// **Thread:** one.
///
/// **Failure:** never throws; a plan that cannot be played does not fail.
final class Shrinker {

    /// One run that starts at once, which is what a scenario can say.
    static final List<Reduction> TO_ONE_RUN =
            List.of(PlainerHappenings::oneRun, PlainerHappenings::startAtOnce);

    /// Everything that makes a plan smaller; what takes away most comes first.
    static final List<Reduction> ALL_WAYS =
            List.of(
                    PlainerHappenings::oneRun,
                    PlainerHappenings::startAtOnce,
                    FewerTasks::tasks,
                    PlainerScript::of,
                    PlainerHappenings::fewer,
                    PlainerTasks::workflows,
                    PlainerTasks::tasks,
                    FewerTasks::edges,
                    SmallerWorld::of,
                    PlainerHappenings::plainer);

    private int left;

    /// @param most how many plans may be played
    Shrinker(int most) {
        this.left = most;
    }

    /// How many more plans may be played.
    int left() {
        return left;
    }

    /// What is left of a plan that fails if each edit of each way was tried once.
    TrialPlan once(TrialPlan failing, List<Reduction> ways, Predicate<TrialPlan> fails) {
        TrialPlan now = failing;
        for (Reduction way : ways) {
            for (UnaryOperator<TrialPlan> edit : way.apply(now).toList()) {
                TrialPlan candidate = edit.apply(now);
                if (!candidate.equals(now) && fails(candidate, fails)) {
                    now = candidate;
                }
            }
        }
        return now;
    }

    private boolean fails(TrialPlan candidate, Predicate<TrialPlan> fails) {
        if (left == 0 || !Fairness.isFair(candidate)) {
            return false;
        }
        left--;
        try {
            return fails.test(candidate);
        } catch (RuntimeException _) {
            return false;
        }
    }
}
