package dev.pilothouse.console.shell;

import dev.pilothouse.console.branch.BranchesModel;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.words.Words;

/// What can be done with branches of time; stepping one and going on are what they are for a run.
///
/// **Thread:** FX.
final class BranchActions {

    private final Helm helm;
    private final BranchesModel branches;
    private final Words words;

    BranchActions(Helm helm) {
        this.helm = helm;
        branches = helm.branches();
        words = helm.words();
    }

    void addTo(Actions actions) {
        actions.add("branch.fork", "fth-git-branch", branches::noFork, () -> false, branches::fork);
        actions.add(
                "branch.undo", "fth-corner-up-left", branches::noUndo, () -> false, branches::undo);
        actions.add("branch.leave", "fth-log-out", this::noBranch, () -> false, helm::leaveBranch);
        actions.add(
                "branch.forget",
                "fth-trash-2",
                branches::refusal,
                () -> false,
                () -> {
                    branches.forget();
                    helm.leaveBranch();
                });
    }

    private String noBranch() {
        return branches.shownProperty().get() == null ? words.get("refusal.no-branch") : "";
    }
}
