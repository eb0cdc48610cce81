package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.scenario.Deed;
import dev.pilothouse.engine.simulation.scenario.Deed.ProcessDeed;
import dev.pilothouse.engine.simulation.scenario.Deed.Request;

import java.util.List;
import java.util.stream.IntStream;

/// Whether a sound engine can bring every run of a plan to its expected end: random plans are made
/// so, and one that was made smaller must stay so, or it fails for a reason of its own.
final class Fairness {

    private final TrialPlan plan;

    private Fairness(TrialPlan plan) {
        this.plan = plan;
    }

    static boolean isFair(TrialPlan plan) {
        Fairness fairness = new Fairness(plan);
        return !plan.workflow().tasks().isEmpty()
                && plan.tasks().allMatch(task -> fairness.hasWorker(task) && fairness.ends(task))
                && fairness.everyLateCrashIsMended();
    }

    private boolean hasWorker(TaskDefinition task) {
        return LogicKind.of(task.type()).isPresent()
                || plan.world().workers().getOrDefault(task.workerGroup(), 0) > 0;
    }

    /// An attempt that never ends is ended by its timeout or by a stop; one that ends does so
    /// before any timeout.
    private boolean ends(TaskDefinition task) {
        List<Act> acts = plan.script().acts().getOrDefault(task.name(), List.of(Act.DEFAULT));
        boolean limited =
                !task.timeout().isZero() && task.timeoutStrategy() != TimeoutStrategy.WARN;
        if (limited) {
            return acts.stream().allMatch(act -> act.ends() == Act.End.NEVER);
        }
        return acts.stream().noneMatch(act -> act.ends() == Act.End.NEVER)
                || (acts.getLast().ends() != Act.End.NEVER && everyRunIsStopped());
    }

    private boolean everyRunIsStopped() {
        return IntStream.range(0, plan.starts().size())
                .allMatch(
                        run ->
                                plan.happenings().stream()
                                        .anyMatch(h -> h.run() == run && isLateStop(h)));
    }

    private static boolean isLateStop(Happening happening) {
        return happening.at() > PlayedTrial.FAULTS_END
                && happening.deed() instanceof Deed.OfRun of
                && of.request() == Request.STOP;
    }

    private boolean everyLateCrashIsMended() {
        return plan.happenings().stream()
                .filter(h -> h.at() >= PlayedTrial.FAULTS_END)
                .allMatch(
                        h ->
                                !(h.deed() instanceof Deed.OfProcess of)
                                        || of.deed() != ProcessDeed.CRASH
                                        || isRestarted(of.name(), h.at()));
    }

    private boolean isRestarted(String name, long since) {
        return plan.happenings().stream()
                .anyMatch(
                        h ->
                                h.at() >= since
                                        && h.deed()
                                                .equals(
                                                        new Deed.OfProcess(
                                                                ProcessDeed.RESTART, name)));
    }
}
