package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.logic.Dependence;
import dev.pilothouse.engine.logic.DependenceCheck;
import dev.pilothouse.engine.logic.Truth;
import dev.pilothouse.engine.logic.Upstream;

/// DEPENDENT: looks at other workflows' runs until they have done what it waits for. Dates are seen
/// from the base of the run's time expressions: its schedule time, else its start.
final class DependentTask implements LogicTask {

    private final Upstream upstream;

    DependentTask(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public Outcome look(Look look) {
        return switch (look.intent()) {
            case KILL -> new Outcome.Killed("ended while it waited");
            case PAUSE -> new Outcome.Paused("paused while it waited");
            case RUN ->
                    look.isDryRun()
                            ? Outcome.succeeded("dry run: nothing is waited for")
                            : check(look, Dependence.of(look.settings()));
        };
    }

    private Outcome check(Look look, Dependence dependence) {
        DependenceCheck check = new DependenceCheck(look.run(), look.parameters().base(), upstream);
        Truth truth = check.truth(dependence.criterion());
        return switch (truth) {
            case SUCCEEDED -> Outcome.succeeded("everything has succeeded");
            case WAITING -> waiting(dependence, check.why());
            case FAILED ->
                    waitsOut(look, dependence)
                            ? waiting(dependence, "failed, and waits on: " + check.why())
                            : new Outcome.Failed(check.why());
        };
    }

    private static Outcome waiting(Dependence dependence, String why) {
        return new Outcome.Waiting(
                dependence.workflows(), dependence.checkInterval().toMillis(), why);
    }

    private static boolean waitsOut(Look look, Dependence dependence) {
        long longest = dependence.longestFailure().toMillis();
        return dependence.waitsOnFailure()
                && (longest == 0 || look.now() < look.attempt().times().submitted() + longest);
    }
}
