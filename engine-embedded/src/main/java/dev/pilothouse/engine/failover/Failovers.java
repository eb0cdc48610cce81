package dev.pilothouse.engine.failover;

import dev.pilothouse.engine.cluster.MasterSlot;
import dev.pilothouse.engine.cluster.Member;
import dev.pilothouse.engine.cluster.Registry;
import dev.pilothouse.engine.cluster.Role;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.execution.Master;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a master does for each system event. Everything here may be done twice, by several masters
/// at a time, and may be cut off anywhere: the store decides who gets a run.
///
/// **Thread:** the system event bus's.
public final class Failovers implements SystemEventBus.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Failovers.class);
    private static final int PAGE = 200;

    private final Master master;
    private final RunStore store;
    private final Registry registry;
    private final int mostRuns;
    private final Set<SystemEvent> offered = new HashSet<>();
    private final Map<SystemEvent, Long> seen = new HashMap<>();

    /// At most `mostRuns` runs are in memory because of a failover; the others wait for room.
    public Failovers(Master master, RunStore store, Registry registry, int mostRuns) {
        this.master = master;
        this.store = store;
        this.registry = registry;
        this.mostRuns = mostRuns;
    }

    @Override
    public boolean handle(SystemEvent event) {
        return switch (event) {
            case SystemEvent.GlobalMasterFailover _ -> takeOverOrphans(event);
            case SystemEvent.MasterFailover gone -> takeOver(event, gone.owner()::equals);
            case SystemEvent.WorkerFailover gone -> {
                loseAttempts(gone.worker());
                yield true;
            }
        };
    }

    /// Runs whose owner is not there: neither by the registry, read now, nor as this master itself.
    private boolean takeOverOrphans(SystemEvent event) {
        List<String> masters =
                registry.members().stream()
                        .filter(member -> member.role() == Role.MASTER)
                        .map(Member::id)
                        .toList();
        return takeOver(event, owner -> owner.equals(master.owner()) || !masters.contains(owner));
    }

    /// Each master takes its own share first, so that they do not all run for the same runs; what
    /// is left the next time is anybody's. An overloaded master takes one at a time. Where there
    /// was no room for more, the next time goes on; the event is done once a look at all runs from
    /// the first one on has left nothing.
    private boolean takeOver(SystemEvent event, Predicate<String> fromOwner) {
        List<Member> members = registry.members();
        boolean anybodys = offered.remove(event);
        Optional<MasterSlot> share =
                anybodys ? Optional.of(MasterSlot.ALL) : MasterSlot.of(members, master.owner());
        int most = isOverloaded(members) ? 1 : Integer.MAX_VALUE;
        int taken = 0;
        long from = Objects.requireNonNullElse(seen.remove(event), 0L);
        boolean left = from > 0;
        for (List<RunPosition> page = store.unfinished(from, PAGE);
                !page.isEmpty();
                page = store.unfinished(page.getLast().id(), PAGE)) {
            for (RunPosition run : page) {
                if (!fromOwner.test(run.owner()) || master.isBusyWith(run.id())) {
                    continue;
                }
                if (!run.owner().equals(master.owner())
                        && share.filter(slot -> slot.takes(run.id())).isEmpty()) {
                    left = true;
                } else if (taken == most || !hasRoom()) {
                    seen.put(event, run.id() - 1);
                    return offeredLater(event);
                } else {
                    taken += master.takeOver(run, _ -> {}) ? 1 : 0;
                }
            }
        }
        if (taken > 0) {
            LOG.info("{} has taken over {} run(s)", master.owner(), taken);
        }
        return !left || offeredLater(event);
    }

    private boolean hasRoom() {
        return master.runs().count() < mostRuns && registry.holdsSession();
    }

    private boolean isOverloaded(List<Member> members) {
        return members.stream()
                .anyMatch(
                        member ->
                                member.id().equals(master.owner())
                                        && member.heartbeat().overloaded());
    }

    private boolean offeredLater(SystemEvent event) {
        offered.add(event);
        return false;
    }

    /// The attempts of this master's runs that were on a worker.
    private void loseAttempts(String worker) {
        master.placements()
                .at(worker)
                .forEach(
                        attempt ->
                                master.report(new TaskReport.Lost(attempt, worker + " is gone")));
    }
}
