package dev.pilothouse.console.branch;

import dev.pilothouse.engine.branch.Branch;
import dev.pilothouse.engine.branch.BranchPlan;
import dev.pilothouse.engine.branch.Trunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/// The branches of one run.
///
/// **Thread:** one at a time.
final class Grove {

    private final Trunk trunk;
    private final Map<Integer, Grown> all = new TreeMap<>();
    private int lastId;

    /// A branch and where it left.
    private record Grown(int id, int parent, long fork, Branch branch) {}

    Grove(Trunk trunk) {
        this.trunk = trunk;
    }

    /// True if nothing has happened to the trunk since.
    boolean reaches(long event) {
        return trunk.timeline().size() >= event;
    }

    /// A new branch that leaves another one, or the trunk, after an event. Before the fork of the
    /// one that it leaves there is only the trunk.
    int fork(int from, long event) {
        Grown parent = all.get(from);
        if (parent == null || event < parent.branch().plan().fork()) {
            return add(0, event, BranchPlan.at((int) event));
        }
        return add(from, event, parent.branch().plan().until(event));
    }

    private int add(int parent, long event, BranchPlan plan) {
        Branch branch = Branch.play(trunk, plan);
        branch.goTo(event);
        all.put(++lastId, new Grown(lastId, parent, event, branch));
        return lastId;
    }

    /// **Failure:** [NoSuchElementException] if it was forgotten.
    Branch branch(int id) {
        return Optional.ofNullable(all.get(id)).map(Grown::branch).orElseThrow();
    }

    /// Takes the last edit of a branch back: it is as it was just before.
    void undo(int id) {
        Grown grown = all.get(id);
        if (grown != null && !grown.branch().plan().edits().isEmpty()) {
            BranchPlan plan = grown.branch().plan();
            Branch before = Branch.play(trunk, plan.withoutLast());
            before.goTo(Math.max(grown.fork(), plan.edits().getLast().after()));
            all.put(id, new Grown(id, grown.parent(), grown.fork(), before));
        }
    }

    /// Forgets a branch; those that left it stay.
    void forget(int id) {
        all.remove(id);
    }

    /// The branches, each behind the one that it left.
    List<BranchLine> lines() {
        List<BranchLine> lines = new ArrayList<>();
        all.values().stream()
                .filter(grown -> !all.containsKey(grown.parent()))
                .forEach(grown -> add(lines, grown, 1));
        return lines;
    }

    private void add(List<BranchLine> lines, Grown grown, int depth) {
        lines.add(
                new BranchLine(
                        grown.id(),
                        grown.parent(),
                        depth,
                        grown.fork(),
                        grown.branch().plan().edits().size(),
                        grown.branch().outcome()));
        all.values().stream()
                .filter(each -> each.parent() == grown.id())
                .forEach(each -> add(lines, each, depth + 1));
    }
}
