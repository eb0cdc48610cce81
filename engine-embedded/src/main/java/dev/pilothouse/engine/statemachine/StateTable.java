package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A state machine as a table, made by asking the rules themselves: a row for each state, a column
/// for each event.
///
/// **Thread:** any; immutable.
public final class StateTable {

    private record Key(String state, String event) {}

    private final List<String> states;
    private final List<String> events;
    private final Map<Key, List<Sample>> samples;

    /// What an event does to a run in a state. A cell has several where more than the state's name
    /// decides: a submitted task with and without a worker, a task that the master runs itself.
    ///
    /// @param row the state, and what else matters: `SUBMITTED, placed`
    /// @param before the run before the event
    /// @param event the event
    /// @param decision what it does
    public record Sample(String row, Run before, LifecycleEvent event, Decision decision) {}

    private StateTable(List<Sample> all) {
        Set<String> rows = new LinkedHashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        Map<Key, List<Sample>> cells = new LinkedHashMap<>();
        for (Sample sample : all) {
            String state = sample.row().split(",", 2)[0];
            String event = sample.event().type();
            rows.add(state);
            columns.add(event);
            cells.computeIfAbsent(new Key(state, event), _ -> new ArrayList<>()).add(sample);
        }
        states = List.copyOf(rows);
        events = List.copyOf(columns);
        samples = cells;
    }

    /// The table of task nodes, as these rules have it. `at` is the instant of the decisions, in
    /// milliseconds since the epoch.
    public static StateTable ofTasks(Rules rules, long at) {
        return asked(SampleRuns.tasks(), SampleRuns::taskEvents, rules, at);
    }

    /// The table of runs, as these rules have it. `at` is the instant of the decisions, in
    /// milliseconds since the epoch.
    public static StateTable ofWorkflows(Rules rules, long at) {
        return asked(SampleRuns.workflows(), _ -> SampleRuns.workflowEvents(), rules, at);
    }

    private static StateTable asked(
            Map<String, Run> runs,
            Function<Run, List<LifecycleEvent>> events,
            Rules rules,
            long at) {
        List<Sample> all = new ArrayList<>();
        runs.forEach(
                (row, run) -> {
                    for (LifecycleEvent event : events.apply(run)) {
                        all.add(new Sample(row, run, event, rules.decide(run, event, at)));
                    }
                });
        return new StateTable(all);
    }

    /// The names of the states, a row each.
    public List<String> states() {
        return states;
    }

    /// The types of the events, a column each.
    public List<String> events() {
        return events;
    }

    /// What a cell does, case by case; empty for what is no cell.
    public List<Sample> samples(String state, String event) {
        return List.copyOf(samples.getOrDefault(new Key(state, event), List.of()));
    }

    /// What a cell does at most: it is handled if any of its cases is, and illegal only if all are.
    public Verdict verdict(String state, String event) {
        Verdict most = Verdict.ILLEGAL;
        for (Sample sample : samples(state, event)) {
            Verdict one = sample.decision().verdict();
            if (one == Verdict.APPLIED) {
                return one;
            }
            most = one == Verdict.LATE ? one : most;
        }
        return most;
    }
}
