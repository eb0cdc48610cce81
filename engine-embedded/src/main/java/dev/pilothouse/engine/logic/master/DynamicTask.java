package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.logic.Combinations;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.ParameterOrigin.Level;
import dev.pilothouse.engine.store.ChildRun;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// DYNAMIC: one child run per element, so many at once; their outputs are collected as
/// `dynamic.out(<task>)`, a JSON list in the order of the elements.
final class DynamicTask implements LogicTask {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Level> PASSED_ON =
            Set.of(Level.WORKFLOW, Level.TASK_INPUT, Level.START);

    private final OtherRuns runs;

    DynamicTask(OtherRuns runs) {
        this.runs = runs;
    }

    @Override
    public Outcome look(Look look) {
        if (look.isDryRun()) {
            return look.intent() == Intent.KILL
                    ? new Outcome.Killed("ended before it began")
                    : Outcome.succeeded("dry run: no child is started");
        }
        Children children = new Children(look, runs);
        return switch (look.intent()) {
            case KILL -> kill(children);
            case PAUSE -> pause(look, children);
            case RUN -> run(look, children);
        };
    }

    private static Outcome kill(Children children) {
        if (children.active().isEmpty()) {
            return new Outcome.Killed("all its children have ended");
        }
        children.stopActive();
        return children.waiting("stops %d child run(s)".formatted(children.active().size()));
    }

    private static Outcome pause(Look look, Children children) {
        if (!children.active().isEmpty()) {
            children.pauseActive();
            return children.waiting("pauses %d child run(s)".formatted(children.active().size()));
        }
        List<Map<String, String>> elements = elements(look);
        boolean unfinished =
                children.all().size() < elements.size()
                        || !children.in(WorkflowState.PAUSED).isEmpty()
                        || !children.suspended().isEmpty();
        return unfinished
                ? new Outcome.Paused(
                        "%d of %d child runs have ended"
                                .formatted(
                                        children.in(WorkflowState.SUCCEEDED).size(),
                                        elements.size()))
                : end(look, children, elements);
    }

    private Outcome run(Look look, Children children) {
        List<Map<String, String>> elements = elements(look);
        int degree = Combinations.of(look.settings()).degree();
        int free = degree - children.active().size();
        int changed = 0;
        for (ChildRun child : children.suspended()) {
            if (changed < free) {
                if (!children.recover(child)) {
                    return new Outcome.Failed(
                            children.reason(child) + ", and cannot go on from here");
                }
                changed++;
            }
        }
        changed += startMissing(look, children, elements, free - changed);
        Children now = changed == 0 ? children : new Children(look, runs);
        if (now.active().isEmpty() && now.all().size() == elements.size()) {
            return now.suspended().isEmpty()
                    ? end(look, now, elements)
                    : now.waiting("its children go on");
        }
        return now.waiting(
                "%d of %d child runs have ended, %d are under way"
                        .formatted(
                                now.all().size() - now.active().size(),
                                elements.size(),
                                now.active().size()));
    }

    private int startMissing(
            Look look, Children children, List<Map<String, String>> elements, int free) {
        Set<Integer> present =
                children.all().stream().map(ChildRun::element).collect(Collectors.toSet());
        int[] missing =
                IntStream.range(0, elements.size())
                        .filter(element -> !present.contains(element))
                        .limit(Math.max(0, free))
                        .toArray();
        if (missing.length > 0) {
            Combinations combinations = Combinations.of(look.settings());
            ChildStarts starts = new ChildStarts(look, runs, children, combinations.workflow());
            Set<String> secret = combinations.secretNames(look.parameters());
            for (int element : missing) {
                starts.start(element, PASSED_ON, new Outputs(elements.get(element), secret));
            }
        }
        return missing.length;
    }

    private static Outcome end(Look look, Children children, List<Map<String, String>> elements) {
        int succeeded = children.in(WorkflowState.SUCCEEDED).size();
        String note = "%d of %d child runs have succeeded".formatted(succeeded, elements.size());
        if (succeeded == elements.size()) {
            return new Outcome.Succeeded(collected(look, children, elements), List.of(), note);
        }
        ChildRun first =
                children.all().stream()
                        .filter(child -> child.state() != WorkflowState.SUCCEEDED)
                        .findFirst()
                        .orElseThrow();
        boolean onlyPaused =
                succeeded + children.in(WorkflowState.PAUSED).size() == elements.size();
        String reason = note + "; " + children.reason(first);
        return onlyPaused ? new Outcome.Paused(reason) : new Outcome.Failed(reason);
    }

    /// One list of all; it is secret if anything in it is.
    private static Outputs collected(
            Look look, Children children, List<Map<String, String>> elements) {
        boolean secret = !Combinations.of(look.settings()).secretNames(look.parameters()).isEmpty();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (ChildRun child : children.all()) {
            Outputs outputs = children.outputs(child);
            secret |= !outputs.secret().isEmpty();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dynParams", elements.get(child.element()));
            entry.put("outputValue", outputs.values());
            entry.put("mappedTimes", 1);
            entries.add(entry);
        }
        String name = "dynamic.out(" + look.task() + ")";
        return new Outputs(
                Map.of(name, JSON.writeValueAsString(entries)), secret ? Set.of(name) : Set.of());
    }

    private static List<Map<String, String>> elements(Look look) {
        return Combinations.of(look.settings()).elements(look.parameters());
    }
}
