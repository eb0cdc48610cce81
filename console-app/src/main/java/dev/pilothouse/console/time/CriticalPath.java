package dev.pilothouse.console.time;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The chain of tasks that a run's length came from: each of them is the one that the next had to
/// wait for longest. What a task waited for in a bus or for a slot counts as its own.
///
/// **Thread:** any; immutable.
final class CriticalPath {

    private final List<Leg> byEnd;
    private final IntFunction<int[]> predecessors;
    private final BitSet nodes = new BitSet();
    private final long length;

    /// When a task began, with its first attempt, and ended, with its last.
    record Leg(int node, long begin, long end) {}

    private CriticalPath(List<Leg> byEnd, IntFunction<int[]> predecessors) {
        this.byEnd = byEnd;
        this.predecessors = predecessors;
        this.length = longest(-1);
    }

    /// The path of the tasks that were reached.
    static CriticalPath of(List<Leg> legs, IntFunction<int[]> predecessors) {
        List<Leg> byEnd = new ArrayList<>(legs);
        byEnd.sort(Comparator.comparingLong(Leg::end).thenComparingLong(Leg::begin));
        CriticalPath path = new CriticalPath(byEnd, predecessors);
        path.walk();
        return path;
    }

    private void walk() {
        Map<Integer, Integer> rank = new HashMap<>();
        for (int i = 0; i < byEnd.size(); i++) {
            rank.put(byEnd.get(i).node(), i);
        }
        int at = byEnd.size() - 1;
        while (at >= 0) {
            int node = byEnd.get(at).node();
            int before = -1;
            for (int predecessor : predecessors.apply(node)) {
                int its = rank.getOrDefault(predecessor, -1);
                before = its < at ? Math.max(before, its) : before;
            }
            nodes.set(node);
            at = before;
        }
    }

    /// True if a task is on the path.
    boolean has(int node) {
        return nodes.get(node);
    }

    /// How much sooner the run would have ended without a task, if everything else had taken as
    /// long as it did; 0 for a task that is not on the path.
    long saves(int node) {
        return has(node) ? length - longest(node) : 0;
    }

    /// The length of the longest chain when one task takes no time.
    private long longest(int without) {
        Map<Integer, Long> chains = new HashMap<>();
        Map<Integer, Long> ends = new HashMap<>();
        long longest = 0;
        for (Leg leg : byEnd) {
            long chain = 0;
            long ready = Long.MIN_VALUE;
            for (int predecessor : predecessors.apply(leg.node())) {
                chain = Math.max(chain, chains.getOrDefault(predecessor, 0L));
                ready = Math.max(ready, ends.getOrDefault(predecessor, Long.MIN_VALUE));
            }
            long own = leg.end() - (ready == Long.MIN_VALUE ? leg.begin() : ready);
            long here = chain + (leg.node() == without ? 0 : Math.max(0, own));
            chains.put(leg.node(), here);
            ends.put(leg.node(), leg.end());
            longest = Math.max(longest, here);
        }
        return longest;
    }
}
