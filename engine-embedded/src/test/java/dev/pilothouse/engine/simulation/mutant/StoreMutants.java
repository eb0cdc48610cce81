package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.execution.MasterPorts;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.simulation.WorldPorts;
import dev.pilothouse.engine.simulation.mutant.ForwardingStore.Instead;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.StoreRefusedException;
import dev.pilothouse.engine.store.StoreUnavailableException;
import dev.pilothouse.engine.store.StoredRun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Defects of the store, and of how a master uses it.
final class StoreMutants {

    private StoreMutants() {}

    static List<Mutant> all() {
        return List.of(
                shared(
                        "a stale master writes: no epoch in the fence",
                        "write",
                        StoreMutants::stale),
                shared("the fence looks at the epoch only", "write", StoreMutants::epochOnly),
                own("a failed fence is ignored", "write", StoreMutants::fenceIgnored),
                own("effects come before the commit", "write", StoreMutants::writeBehind),
                own(
                        "a start is confirmed before it is written",
                        "accept",
                        StoreMutants::acceptBehind),
                own("the journal loses a change", "write", StoreMutants::changeLost),
                own("a store that is down becomes a result", "write", StoreMutants::downIsResult),
                own("failover skips the first run of a page", "unfinished", StoreMutants::skips),
                own(
                        "outputs of ancestors are lost at a reload",
                        "run",
                        real -> reload(real, StoreMutants::withoutOutputs, _ -> true)),
                own(
                        "attempts under way are lost at a reload",
                        "run",
                        real ->
                                reload(
                                        real,
                                        UnaryOperator.identity(),
                                        row -> !row.nodeState().isInFlight())));
    }

    private static Mutant shared(
            String name, String method, Function<RunStore, Instead> falsification) {
        return new Mutant(
                name,
                () ->
                        new WorldPorts() {
                            @Override
                            public RunStore store(RunStore made) {
                                return ForwardingStore.over(
                                        made, method, falsification.apply(made));
                            }
                        });
    }

    private static Mutant own(
            String name, String method, Function<RunStore, Instead> falsification) {
        return new Mutant(
                name,
                () ->
                        new WorldPorts() {
                            @Override
                            public MasterPorts master(MasterPorts made) {
                                return Ports.withStore(
                                        made,
                                        ForwardingStore.over(
                                                made.store(),
                                                method,
                                                falsification.apply(made.store())));
                            }
                        });
    }

    @SuppressWarnings("unchecked") // the proxy's arguments are those of the method's signature
    private static <T> List<T> list(Object argument) {
        return (List<T>) argument;
    }

    private static Instead stale(RunStore real) {
        return args -> {
            List<RunWrite> turns = list(args[0]);
            return real.write(turns.stream().map(turn -> forced(real, turn, true)).toList());
        };
    }

    private static Instead epochOnly(RunStore real) {
        return args -> {
            List<RunWrite> turns = list(args[0]);
            return real.write(turns.stream().map(turn -> forced(real, turn, false)).toList());
        };
    }

    /// The turn as the fence wants it; if not `anyEpoch`, only that of the present owner.
    private static RunWrite forced(RunStore real, RunWrite turn, boolean anyEpoch) {
        RunPosition position = real.position(turn.runId()).orElseThrow();
        long first = turn.lastEntry() - turn.entries().size();
        boolean passes = position.epoch() == turn.epoch() && position.lastEntry() == first;
        if (passes || (!anyEpoch && position.epoch() != turn.epoch())) {
            return turn;
        }
        List<JournalEntry> entries = new ArrayList<>();
        long number = position.lastEntry();
        for (JournalEntry e : turn.entries()) {
            number++;
            entries.add(
                    new JournalEntry(
                            number,
                            e.at(),
                            e.publishedAt(),
                            e.cause(),
                            e.event(),
                            e.verdict(),
                            e.note(),
                            e.changes()));
        }
        return edited(turn, position.epoch(), number, List.of(), entries);
    }

    private static RunWrite edited(
            RunWrite turn,
            long epoch,
            long lastEntry,
            List<AttemptRow> inserts,
            List<JournalEntry> entries) {
        return new RunWrite(
                turn.runId(),
                epoch,
                turn.status(),
                lastEntry,
                turn.consumesCommand(),
                turn.commandError(),
                turn.finalized(),
                turn.passesOn(),
                inserts,
                turn.updates(),
                turn.groupSteps(),
                entries,
                turn.mask());
    }

    private static Instead fenceIgnored(RunStore real) {
        return args -> {
            real.write(list(args[0]));
            return List.of();
        };
    }

    private static Instead writeBehind(RunStore real) {
        List<RunWrite> waiting = new ArrayList<>();
        return args -> {
            List<RunWrite> before = List.copyOf(waiting);
            waiting.clear();
            waiting.addAll(list(args[0]));
            return before.isEmpty() ? List.of() : real.write(before);
        };
    }

    private static Instead acceptBehind(RunStore real) {
        List<AcceptedRun> waiting = new ArrayList<>();
        return args -> {
            List<AcceptedRun> before = List.copyOf(waiting);
            waiting.clear();
            waiting.addAll(list(args[0]));
            return before.isEmpty() ? List.of() : real.accept(before);
        };
    }

    private static Instead changeLost(RunStore real) {
        return args -> {
            List<RunWrite> turns = list(args[0]);
            return real.write(turns.stream().map(StoreMutants::withoutAChange).toList());
        };
    }

    private static RunWrite withoutAChange(RunWrite turn) {
        List<JournalEntry> entries = new ArrayList<>(turn.entries());
        JournalEntry last = entries.getLast();
        if (last.changes().size() > 1) {
            entries.set(
                    entries.size() - 1,
                    new JournalEntry(
                            last.number(),
                            last.at(),
                            last.publishedAt(),
                            last.cause(),
                            last.event(),
                            last.verdict(),
                            last.note(),
                            last.changes().subList(1, last.changes().size())));
        }
        return edited(turn, turn.epoch(), turn.lastEntry(), turn.inserts(), entries);
    }

    private static Instead downIsResult(RunStore real) {
        return args -> {
            try {
                return real.write(list(args[0]));
            } catch (StoreUnavailableException e) {
                throw new StoreRefusedException("the store is down", e);
            }
        };
    }

    private static Instead skips(RunStore real) {
        return args -> real.unfinished((Long) args[0] + 1, (Integer) args[1]);
    }

    private static Instead reload(
            RunStore real, UnaryOperator<AttemptRow> edit, Predicate<AttemptRow> keep) {
        return args -> {
            Optional<StoredRun> stored = real.run((Long) args[0]);
            return stored.map(
                    run ->
                            new StoredRun(
                                    run.identity(),
                                    run.status(),
                                    run.epoch(),
                                    run.lastEntry(),
                                    run.command(),
                                    run.attempts().stream().filter(keep).map(edit).toList()));
        };
    }

    private static AttemptRow withoutOutputs(AttemptRow row) {
        TaskAttempt attempt = row.attempt();
        TaskAttempt emptied =
                attempt.state() == TaskState.SUCCEEDED
                        ? attempt.ended(
                                attempt.state(),
                                attempt.exitCode(),
                                attempt.reason(),
                                Outputs.NONE,
                                attempt.times().ended())
                        : attempt;
        return new AttemptRow(
                row.node(), row.task(), row.nodeState(), row.mark(), row.superseded(), emptied);
    }
}
