package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.logic.Choice;
import dev.pilothouse.engine.logic.Conditions;
import dev.pilothouse.engine.logic.LogicException;
import dev.pilothouse.engine.logic.Switch;
import dev.pilothouse.engine.parameter.Outputs;

import java.util.function.Function;

/// CONDITIONS and SWITCH: decided at the first look.
final class BranchTask implements LogicTask {

    private final Function<Look, Choice> choice;

    private BranchTask(Function<Look, Choice> choice) {
        this.choice = choice;
    }

    static BranchTask conditions() {
        return new BranchTask(look -> Conditions.of(look.settings()).choose(look.run().graph()));
    }

    static BranchTask switches() {
        return new BranchTask(look -> Switch.of(look.settings()).choose(look.parameters()));
    }

    /// A dry run has no outputs to decide by: there, what cannot be decided takes every branch.
    @Override
    public Outcome look(Look look) {
        if (look.intent() == Intent.KILL) {
            return new Outcome.Killed("ended before it chose");
        }
        try {
            Choice chosen = choice.apply(look);
            return new Outcome.Succeeded(
                    Outputs.NONE,
                    chosen.skips(),
                    "%s; taken: %s; skipped: %s"
                            .formatted(chosen.why(), chosen.taken(), chosen.skips()));
        } catch (LogicException e) {
            if (look.isDryRun()) {
                return Outcome.succeeded("dry run, every branch is taken: " + e.getMessage());
            }
            throw e;
        }
    }
}
