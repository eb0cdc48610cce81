package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.cluster.Heartbeat;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.member.MasterMember;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Masters and workers under virtual time: the real engine, in one thread, from one seed. After
/// every event the invariants are checked.
///
/// **Thread:** one; the same seed gives the same world, event by event.
public final class World {

    private static final long BEGIN = 1_700_000_000_000L;
    private static final int MOST_RUNS = 2_000;
    private static final int MOST_STEPS = 20_000_000;

    private final VirtualTime time = new VirtualTime(BEGIN);
    private final Random random;
    private final RunStore store;
    private final Violations violations = new Violations();
    private final Trace trace = new Trace();
    private final CommittedRuns committed;
    private final Ledger ledger;
    private final SimulatedNetwork network;
    private final SimulatedRegistry registry;
    private final Map<String, SimulatedMaster> masters = new LinkedHashMap<>();
    private final Map<String, SimulatedWorker> workers = new LinkedHashMap<>();
    private final StoreWeather storeWeather;
    private final Stumbles stumbles = new Stumbles();
    private final WorldPorts ports;
    private final People people;
    private long wallClockShift;
    private int steps;

    /// A world where attempts do what the script says and decisions are made by `rules`.
    public World(WorldPlan plan, Script script, RunStore store, Rules rules) {
        this(plan, script, store, rules, WorldPorts.AS_MADE);
    }

    /// The same, with `ports` between the world and its masters and workers.
    public World(WorldPlan plan, Script script, RunStore store, Rules rules, WorldPorts ports) {
        this.random = new Random(plan.seed());
        this.store = ports.store(store);
        this.ports = ports;
        this.committed = new CommittedRuns(violations, trace, store);
        this.ledger = new Ledger(violations, committed);
        committed.watch(ledger::recorded);
        this.network = new SimulatedNetwork(time, new Random(random.nextLong()));
        this.registry = new SimulatedRegistry(time, network);
        this.storeWeather = new StoreWeather(time, new Random(random.nextLong()));
        this.people = new People(time, masters, committed);
        plan.taskGroups().forEach(store.taskGroups()::setSize);
        for (int i = 1; i <= plan.masters(); i++) {
            addMaster("m" + i, stumbles.over(rules));
        }
        int number = 0;
        for (Map.Entry<String, Integer> group : plan.workers().entrySet()) {
            for (int i = 0; i < group.getValue(); i++) {
                addWorker("w" + ++number, group.getKey(), plan.slots(), script);
            }
        }
        masters.values().forEach(SimulatedMaster::start);
        workers.values().forEach(SimulatedWorker::start);
    }

    private void addMaster(String name, Rules rules) {
        SimulatedProcess process = new SimulatedProcess(name, time);
        FaultyStore seen =
                new FaultyStore(
                        store,
                        () -> storeWeather.isUp() && !network.isCut(name, SimulatedNetwork.STORE),
                        storeWeather::losesWrite,
                        storeWeather::losesAnswer,
                        committed::found,
                        committed::committed,
                        new TaskGroupAudit(violations, store.taskGroups(), committed)::check);
        masters.put(
                name,
                new SimulatedMaster(
                        process,
                        time,
                        network,
                        registry.clientOf(process),
                        seen,
                        rules,
                        ports,
                        MOST_RUNS));
    }

    private void addWorker(String name, String group, int slots, Script script) {
        SimulatedProcess process = new SimulatedProcess(name, time);
        workers.put(
                name,
                new SimulatedWorker(
                        process,
                        network,
                        registry.clientOf(process),
                        group,
                        slots,
                        script,
                        ports,
                        new SimulatedWorker.Witnesses(ledger, committed, violations)));
    }

    // --- time ---

    /// Lets the next thing happen; false if nothing will ever happen again.
    public boolean step() {
        steps++;
        boolean busy = false;
        for (SimulatedMaster master : masters.values()) {
            busy |= master.turn();
        }
        if (busy) {
            return true;
        }
        long next = time.next();
        for (SimulatedMaster master : masters.values()) {
            next = Math.min(next, master.nextAlarm());
        }
        if (next == Long.MAX_VALUE) {
            return false;
        }
        time.moveTo(next);
        return true;
    }

    /// Lets things happen until `done`, at most this many milliseconds of virtual time; false if
    /// that was not enough.
    public boolean until(BooleanSupplier done, long milliseconds) {
        long deadline = time.now() + milliseconds;
        while (!done.getAsBoolean()) {
            if (time.now() >= deadline || steps > MOST_STEPS || !step()) {
                return done.getAsBoolean();
            }
        }
        return true;
    }

    /// Has something happen after this many milliseconds.
    public void in(long milliseconds, Runnable happening) {
        time.in(milliseconds, happening);
    }

    /// The virtual time since the beginning, in milliseconds.
    public long elapsed() {
        return time.now() - BEGIN;
    }

    /// Chance, from the world's seed.
    public Random random() {
        return random;
    }

    /// Those who start runs and ask things of them.
    public People people() {
        return people;
    }

    /// Has somebody watch every event that is committed, with the run as it is after it; they must
    /// not touch the world meanwhile.
    public void watch(BiConsumer<Run, JournalEntry> watcher) {
        committed.watch(watcher);
    }

    // --- what the world does ---

    /// The masters and workers, by name.
    public List<String> names() {
        List<String> names = new ArrayList<>(masters.keySet());
        names.addAll(workers.keySet());
        return names;
    }

    /// Kills a process at once.
    public void crash(String name) {
        if (process(name).isUp()) {
            with(name, SimulatedMaster::crash, SimulatedWorker::crash);
        }
    }

    /// Starts a process that is not up.
    public void restart(String name) {
        if (!process(name).isUp()) {
            with(name, SimulatedMaster::start, SimulatedWorker::start);
        }
    }

    private void with(
            String name, Consumer<SimulatedMaster> asMaster, Consumer<SimulatedWorker> asWorker) {
        SimulatedMaster master = masters.get(name);
        if (master != null) {
            asMaster.accept(master);
        }
        SimulatedWorker worker = workers.get(name);
        if (worker != null) {
            asWorker.accept(worker);
        }
    }

    /// Stops a process in the middle of whatever it does, and lets it go on later.
    public void freeze(String name, long milliseconds) {
        process(name).freeze(milliseconds);
    }

    /// Ends the session of a process at the registry.
    public void expireSession(String name) {
        registry.expireNow(name);
    }

    /// Has a process say this of itself.
    public void say(String name, Heartbeat heartbeat) {
        registry.clientOf(name).beat(heartbeat);
    }

    /// Cuts two places off from each other; `registry` and `store` are places too.
    public void partition(String one, String other) {
        if (!one.equals(other)) {
            network.cut(one, other);
        }
    }

    /// Makes the whole network bad: the share of messages that are lost and that come twice, from 0
    /// to 1, and how long they may take, in milliseconds.
    public void badNetwork(double loss, double duplicates, int longestDelay) {
        network.weather(new SimulatedNetwork.Weather(loss, duplicates, longestDelay));
    }

    /// The network.
    SimulatedNetwork network() {
        return network;
    }

    /// A master by name.
    SimulatedMaster master(String name) {
        return Objects.requireNonNull(masters.get(name), name);
    }

    /// What the attempts wrote down themselves.
    Ledger ledger() {
        return ledger;
    }

    /// The store's weather.
    StoreWeather storeWeather() {
        return storeWeather;
    }

    /// Makes the way to the store bad: the share of writes that are lost, and of those whose answer
    /// is.
    public void lossyStore(double writes, double answers) {
        storeWeather.lossy(writes, answers);
    }

    /// Has the next decisions fail, as by a defect that comes and goes.
    public void stumble(int decisions) {
        stumbles.add(decisions);
    }

    /// Does something to the next messages of a kind; `delay` is of use to a delay only.
    public void interfere(Predicate<Message> kind, Interference deed, long delay, int messages) {
        network.order(kind, deed, delay, messages);
    }

    /// Nobody reaches the store for a while.
    public void storeDown(long milliseconds) {
        storeWeather.down(milliseconds);
    }

    /// Moves the wall clock, forwards or back. Masters and workers measure time by a clock that
    /// only goes on, so nothing of a run may follow from it.
    public void jumpWallClock(long milliseconds) {
        wallClockShift += milliseconds;
    }

    /// What a clock on the wall shows, in milliseconds since the epoch.
    public long wallClock() {
        return time.now() + wallClockShift;
    }

    /// Ends every fault; what is down stays down.
    public void heal() {
        network.heal();
        storeWeather.heal();
        stumbles.end();
    }

    /// Kills the running attempt of a task as somebody outside would; false if none runs.
    public boolean killOutside(long run, String task) {
        for (SimulatedWorker worker : workers.values()) {
            ScriptedExecutor executor = worker.executor();
            if (executor != null) {
                for (var order : executor.running()) {
                    if (order.attempt().run() == run && order.task().name().equals(task)) {
                        return executor.killFromOutside(order.attempt());
                    }
                }
            }
        }
        return false;
    }

    private SimulatedProcess process(String name) {
        SimulatedMaster master = masters.get(name);
        if (master != null) {
            return master.process();
        }
        SimulatedWorker worker = workers.get(name);
        if (worker == null) {
            throw new IllegalArgumentException(
                    "Expected a master or a worker, but there is no '%s' among %s"
                            .formatted(name, names()));
        }
        return worker.process();
    }

    // --- what came of it ---

    /// A run as it was last committed; null if nothing of it was.
    public @Nullable Run run(long runId) {
        return committed.find(runId);
    }

    /// True if a run's end is committed.
    public boolean isOver(long runId) {
        return committed.isOver(runId);
    }

    /// The tasks of a run in the order in which they first really started.
    public List<String> started(long run) {
        return ledger.started(run);
    }

    /// True if nothing runs for a run that has ended, and every worker has told all it knows.
    public boolean isQuiet(long run) {
        return ledger.runningOf(run) == 0
                && workers.values().stream().allMatch(worker -> worker.untold() == 0);
    }

    /// The ids of all runs of which something was committed.
    public List<Long> runs() {
        return committed.ids();
    }

    /// I-14: once every run has ended, no slot is held.
    public void checkSlots() {
        for (SimulatedMaster master : masters.values()) {
            MasterMember open = master.open();
            if (open != null) {
                Set<AttemptId> holders = open.master().desk().holders();
                violations.check(
                        "I-14",
                        "%s keeps slots for %s".formatted(open.self().id(), holders),
                        holders.isEmpty());
            }
        }
    }

    /// What did not hold.
    public Violations violations() {
        return violations;
    }

    /// How many events were committed.
    public int events() {
        return committed.events();
    }

    /// The hash of everything that was committed.
    public String traceHash() {
        return trace.hash();
    }
}
