package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.file.Faults;
import dev.pilothouse.engine.simulation.WorldPlan;

import org.yaml.snakeyaml.nodes.Node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The masters and workers that a scenario may speak of, and which of them its steps have crashed.
final class Places {

    private final List<String> processes = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private final Set<String> crashed = new HashSet<>();
    private final Faults faults;

    Places(WorldPlan world, Faults faults) {
        this.faults = faults;
        for (int i = 1; i <= world.masters(); i++) {
            processes.add("m" + i);
        }
        int workers = world.workers().values().stream().mapToInt(n -> n).sum();
        for (int i = 1; i <= workers; i++) {
            processes.add("w" + i);
        }
        all.addAll(processes);
        all.add("registry");
        all.add("store");
    }

    /// A fault if there is no such place, or no such process of this kind (`m`, `w`, or both).
    boolean check(String name, String kinds, Node at) {
        List<String> known =
                kinds.isEmpty()
                        ? all
                        : processes.stream().filter(p -> kinds.indexOf(p.charAt(0)) >= 0).toList();
        if (known.contains(name)) {
            return true;
        }
        faults.error(
                at,
                "unknown-member",
                "Expected one of %s, but there is no '%s'%s"
                        .formatted(String.join(", ", known), name, NearestWord.hint(name, known)));
        return false;
    }

    /// A fault if it is down already.
    void crash(String name, Node at) {
        if (!crashed.add(name)) {
            faults.error(
                    at,
                    "contradiction",
                    "Expected a process that is up, but an earlier step has crashed '%s'; restart it first"
                            .formatted(name));
        }
    }

    /// A fault if it is up.
    void restart(String name, Node at) {
        if (!crashed.remove(name)) {
            faults.error(
                    at,
                    "contradiction",
                    "Expected a process that an earlier step has crashed, but '%s' is up"
                            .formatted(name));
        }
    }
}
