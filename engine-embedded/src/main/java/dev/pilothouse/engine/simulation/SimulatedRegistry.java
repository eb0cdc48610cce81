package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.cluster.Heartbeat;
import dev.pilothouse.engine.cluster.Member;
import dev.pilothouse.engine.cluster.Registry;
import dev.pilothouse.engine.cluster.RegistryUnavailableException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The registry of the world: entries that live as long as heartbeats come.
///
/// **Thread:** the simulation's.
final class SimulatedRegistry {

    /// How long an entry outlives the last heartbeat, in milliseconds.
    static final long SESSION = 4_000;

    private static final long HEARTBEAT = 500;

    /// A process believes in its session for this much less than the registry does.
    private static final long MARGIN = 1_000;

    private final VirtualTime time;
    private final SimulatedNetwork network;
    private final Map<String, Long> heard = new TreeMap<>();
    private final Map<String, Member> members = new TreeMap<>();
    private final Map<String, Registry> clients = new TreeMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private long incarnations;

    SimulatedRegistry(VirtualTime time, SimulatedNetwork network) {
        this.time = time;
        this.network = network;
        time.in(HEARTBEAT, this::expire);
    }

    private void expire() {
        List<String> silent =
                heard.entrySet().stream()
                        .filter(entry -> time.now() - entry.getValue() > SESSION)
                        .map(Map.Entry::getKey)
                        .toList();
        silent.forEach(this::remove);
        time.in(HEARTBEAT, this::expire);
    }

    private void remove(String id) {
        heard.remove(id);
        if (members.remove(id) != null) {
            tell();
        }
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /// Ends the session of whoever has this name, as an administrator could.
    void expireNow(String name) {
        members.keySet().stream()
                .filter(id -> SimulatedNetwork.nameOf(id).equals(name))
                .toList()
                .forEach(this::remove);
    }

    /// Everybody who is there, by id.
    List<Member> members() {
        return List.copyOf(members.values());
    }

    /// The registry as one process sees it.
    Registry clientOf(SimulatedProcess process) {
        Client client = new Client(process);
        clients.put(process.name(), client);
        return client;
    }

    /// The registry as the process of this name sees it.
    Registry clientOf(String name) {
        return Objects.requireNonNull(clients.get(name), name);
    }

    private final class Client implements Registry {

        private final SimulatedProcess process;
        private @Nullable Member self;
        private long believesUntil;

        Client(SimulatedProcess process) {
            this.process = process;
        }

        @Override
        public Member join(Member candidate) {
            reach();
            Member joined =
                    new Member(
                            candidate.role(),
                            candidate.name(),
                            ++incarnations,
                            candidate.group(),
                            candidate.slots());
            self = joined;
            believesUntil = time.now() + SESSION - MARGIN;
            heard.put(joined.id(), time.now());
            members.put(joined.id(), joined);
            process.in(HEARTBEAT, () -> beat(joined));
            tell();
            return joined;
        }

        private void beat(Member as) {
            if (!as.equals(self) || time.now() >= believesUntil) {
                return;
            }
            if (!network.isCut(process.name(), SimulatedNetwork.REGISTRY)) {
                if (!members.containsKey(as.id())) {
                    believesUntil = 0;
                    return;
                }
                heard.put(as.id(), time.now());
                believesUntil = time.now() + SESSION - MARGIN;
            }
            process.in(HEARTBEAT, () -> beat(as));
        }

        @Override
        public void beat(Heartbeat heartbeat) {
            Member as = self;
            if (as != null
                    && members.containsKey(as.id())
                    && !network.isCut(process.name(), SimulatedNetwork.REGISTRY)) {
                members.put(as.id(), as.with(heartbeat));
                tell();
            }
        }

        @Override
        public List<Member> members() {
            reach();
            return SimulatedRegistry.this.members();
        }

        @Override
        public boolean holdsSession() {
            return self != null && time.now() < believesUntil;
        }

        @Override
        public void leave() {
            Member leaving = self;
            if (leaving != null) {
                self = null;
                remove(leaving.id());
            }
        }

        @Override
        public void listen(Runnable listener) {
            listeners.add(
                    () -> {
                        if (!network.isCut(process.name(), SimulatedNetwork.REGISTRY)) {
                            process.in(1, listener);
                        }
                    });
        }

        private void reach() {
            if (network.isCut(process.name(), SimulatedNetwork.REGISTRY)) {
                throw new RegistryUnavailableException("the registry cannot be reached");
            }
        }
    }
}
