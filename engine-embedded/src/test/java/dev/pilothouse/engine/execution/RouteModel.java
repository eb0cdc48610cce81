package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/// A random workflow with branches, and the route through it worked out by hand, in the order of
/// its tasks, without any of the engine's code.
final class RouteModel {

    private enum Kind {
        ORDINARY,
        FORBIDDEN,
        CONDITIONS,
        SWITCH
    }

    private enum Fate {
        GOOD,
        BAD,
        BAD_BUT_DECIDED,
        PASSED,
        SKIPPED,
        NEVER
    }

    private final int size;
    private final Kind[] kinds;
    private final boolean[][] edges;
    private final boolean[] fails;
    private final boolean[][] expected;
    private final boolean[] says;
    private final boolean[][] onTrue;
    private final boolean[][] onFalse;
    private final Fate[] fates;
    private final boolean[] unchosen;
    private final Random random;

    RouteModel(Random random) {
        this.random = random;
        size = 2 + random.nextInt(10);
        kinds = new Kind[size];
        edges = new boolean[size][size];
        fails = new boolean[size];
        expected = new boolean[size][size];
        says = new boolean[size];
        onTrue = new boolean[size][size];
        onFalse = new boolean[size][size];
        fates = new Fate[size];
        unchosen = new boolean[size];
        draw();
        walk();
    }

    private void draw() {
        for (int v = 0; v < size; v++) {
            kinds[v] = v == 0 ? Kind.ORDINARY : kind();
            fails[v] = kinds[v] == Kind.ORDINARY && random.nextInt(3) == 0;
            says[v] = random.nextBoolean();
            for (int u = 0; u < v; u++) {
                edges[u][v] = random.nextInt(size) < 3;
            }
            if (kinds[v] == Kind.CONDITIONS) {
                edges[random.nextInt(v)][v] = true;
            }
        }
        for (int v = 0; v < size; v++) {
            for (int w = 0; w < size; w++) {
                expected[v][w] = random.nextInt(3) > 0;
                if (edges[v][w] && isChooser(v)) {
                    int side = random.nextInt(4);
                    onTrue[v][w] = side == 0 || side == 2;
                    onFalse[v][w] = side == 1 || side == 2;
                }
            }
        }
        dropTheUndecided();
    }

    /// Whether a failure that has both a CONDITIONS task and the head of a branch behind it counts
    /// depends on whether the branch was chosen before: the model knows no time.
    private void dropTheUndecided() {
        for (int v = 0; v < size; v++) {
            for (int w = 0; w < size; w++) {
                if (isHead(w)) {
                    edges[v][w] &= !fails[v];
                }
            }
        }
    }

    private boolean isHead(int w) {
        for (int v = 0; v < size; v++) {
            if (onTrue[v][w] || onFalse[v][w]) {
                return true;
            }
        }
        return false;
    }

    private Kind kind() {
        return switch (random.nextInt(6)) {
            case 0 -> Kind.FORBIDDEN;
            case 1 -> Kind.CONDITIONS;
            case 2 -> Kind.SWITCH;
            default -> Kind.ORDINARY;
        };
    }

    private boolean isChooser(int v) {
        return kinds[v] == Kind.CONDITIONS || kinds[v] == Kind.SWITCH;
    }

    // --- the route ---

    private void walk() {
        for (int v = 0; v < size; v++) {
            fates[v] = fate(v);
        }
    }

    private Fate fate(int v) {
        boolean open = true;
        boolean allSkipped = true;
        boolean any = false;
        for (int u = 0; u < v; u++) {
            if (edges[u][v]) {
                any = true;
                open &= fates[u] != Fate.BAD && !isUnreached(u);
                allSkipped &= fates[u] == Fate.SKIPPED;
            }
        }
        if (unchosen[v]) {
            return Fate.SKIPPED;
        }
        if (!open) {
            return Fate.NEVER;
        }
        if (any && allSkipped) {
            return Fate.SKIPPED;
        }
        return switch (kinds[v]) {
            case FORBIDDEN -> Fate.PASSED;
            case ORDINARY -> fails[v] ? bad(v) : Fate.GOOD;
            case CONDITIONS, SWITCH -> chosen(v);
        };
    }

    /// The head of an unchosen branch that waits for ever for something else lets nobody pass.
    private boolean isUnreached(int u) {
        if (fates[u] == Fate.NEVER) {
            return true;
        }
        if (fates[u] != Fate.SKIPPED) {
            return false;
        }
        for (int t = 0; t < u; t++) {
            if (edges[t][u] && (fates[t] == Fate.BAD || isUnreached(t))) {
                return true;
            }
        }
        return false;
    }

    private Fate bad(int v) {
        boolean any = false;
        for (int w = 0; w < size; w++) {
            if (edges[v][w]) {
                any = true;
                if (kinds[w] != Kind.CONDITIONS) {
                    return Fate.BAD;
                }
            }
        }
        return any ? Fate.BAD_BUT_DECIDED : Fate.BAD;
    }

    private Fate chosen(int v) {
        boolean truth = says[v];
        if (kinds[v] == Kind.CONDITIONS) {
            truth = true;
            for (int u = 0; u < v; u++) {
                if (edges[u][v]) {
                    boolean good = fates[u] == Fate.GOOD || fates[u] == Fate.PASSED;
                    boolean bad = fates[u] == Fate.BAD_BUT_DECIDED;
                    truth &= expected[v][u] ? good : bad;
                }
            }
        }
        for (int w = 0; w < size; w++) {
            unchosen[w] |= truth ? onFalse[v][w] && !onTrue[v][w] : onTrue[v][w] && !onFalse[v][w];
        }
        return Fate.GOOD;
    }

    List<String> executed() {
        List<String> names = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            if (fates[v] == Fate.GOOD || fates[v] == Fate.BAD || fates[v] == Fate.BAD_BUT_DECIDED) {
                names.add("t" + v);
            }
        }
        return names;
    }

    List<String> skipped() {
        List<String> names = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            if (fates[v] == Fate.SKIPPED) {
                names.add("t" + v);
            }
        }
        return names;
    }

    WorkflowState end() {
        for (Fate fate : fates) {
            if (fate == Fate.BAD) {
                return WorkflowState.FAILED;
            }
        }
        return WorkflowState.SUCCEEDED;
    }

    // --- the same for the engine ---

    PureWorld world() {
        StringBuilder text = new StringBuilder("t0");
        for (int v = 1; v < size; v++) {
            text.append(" ; t").append(v);
        }
        for (int v = 0; v < size; v++) {
            for (int w = 0; w < size; w++) {
                if (edges[v][w]) {
                    text.append(" ; t%d -> t%d".formatted(v, w));
                }
            }
        }
        Flows flows = Flows.of(text.toString());
        for (int v = 0; v < size; v++) {
            describe(flows, v);
        }
        return scripted(PureWorld.of(flows.build()));
    }

    PureWorld scripted(PureWorld world) {
        for (int v = 0; v < size; v++) {
            if (kinds[v] == Kind.ORDINARY) {
                String bad = v % 2 == 0 ? "FAILED" : "KILLED";
                world.script("t" + v, new Act(fails[v] ? bad : "SUCCEEDED", 500 + v % 3 * 500));
            }
        }
        return world;
    }

    private void describe(Flows flows, int v) {
        switch (kinds[v]) {
            case ORDINARY -> {}
            case FORBIDDEN -> flows.task("t" + v, Flows.TaskSpec::forbidden);
            case CONDITIONS -> flows.task("t" + v, t -> t.type("Conditions", conditions(v)));
            case SWITCH -> flows.task("t" + v, t -> t.type("Switch", switches(v)));
        }
    }

    private Map<String, Object> conditions(int v) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int u = 0; u < v; u++) {
            if (edges[u][v]) {
                items.add(Map.of("task", "t" + u, "flag", expected[v][u]));
            }
        }
        return Map.of(
                "op",
                "and",
                "groups",
                items,
                "success_task",
                names(onTrue[v]),
                "failed_task",
                names(onFalse[v]));
    }

    private Map<String, Object> switches(int v) {
        return Map.of(
                "condition",
                List.of(
                        Map.of("task", names(onTrue[v]), "condition", says[v] ? "1 == 1" : "1 > 2"),
                        Map.of("task", names(onFalse[v]))));
    }

    private static List<String> names(boolean[] heads) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int w = 0; w < heads.length; w++) {
            if (heads[w]) {
                found.add(w);
            }
        }
        return found.stream().map(w -> "t" + w).toList();
    }
}
