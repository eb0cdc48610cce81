package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.remote.Transport;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/// Carries messages between processes: with delay, loss, duplicates and disorder as the world's
/// weather is, and as single orders say. The store and the registry are places like any other.
///
/// **Thread:** the simulation's.
final class SimulatedNetwork {

    /// Where the database is.
    static final String STORE = "store";

    /// Where the registry is.
    static final String REGISTRY = "registry";

    /// How bad the network is.
    ///
    /// @param loss the share of messages that are lost, 0 to 1
    /// @param duplicates the share that come twice
    /// @param longestDelay in milliseconds
    record Weather(double loss, double duplicates, int longestDelay) {
        /// Nothing is lost, and everything takes a few milliseconds.
        static final Weather FAIR = new Weather(0, 0, 5);
    }

    /// Something done to the next messages of a kind.
    private static final class Order {
        final Predicate<Message> kind;
        final @Nullable Interference deed;
        final long delay;
        int left;

        Order(Predicate<Message> kind, @Nullable Interference deed, long delay, int left) {
            this.kind = kind;
            this.deed = deed;
            this.delay = delay;
            this.left = left;
        }
    }

    /// Takes what has come.
    interface Receiver {
        void receive(String from, Message message);
    }

    private static final Order NO_ORDER = new Order(_ -> false, null, 0, 0);

    private final VirtualTime time;
    private final Random random;
    private final Map<String, Receiver> receivers = new HashMap<>();
    private final Set<Set<String>> cuts = new HashSet<>();
    private final List<Order> orders = new ArrayList<>();
    private Weather weather = Weather.FAIR;

    SimulatedNetwork(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    void weather(Weather newWeather) {
        weather = newWeather;
    }

    void cut(String one, String other) {
        cuts.add(Set.of(one, other));
    }

    void heal() {
        cuts.clear();
        orders.clear();
        weather = Weather.FAIR;
    }

    boolean isCut(String one, String other) {
        return cuts.contains(Set.of(one, other));
    }

    /// Something for the next messages of a kind.
    void order(Predicate<Message> kind, Interference deed, long delay, int count) {
        orders.add(new Order(kind, deed, delay, count));
    }

    void attach(String memberId, Receiver receiver) {
        receivers.put(memberId, receiver);
    }

    void detach(String memberId) {
        receivers.remove(memberId);
    }

    /// What `memberId` sends by.
    Transport transportOf(String memberId) {
        return (to, message) -> send(memberId, to, message);
    }

    private void send(String from, String to, Message message) {
        Order order = orderFor(message);
        if (order.deed == Interference.DROP || random.nextDouble() < weather.loss()) {
            return;
        }
        deliverIn(1 + random.nextInt(weather.longestDelay()) + order.delay, from, to, message);
        if (order.deed == Interference.DUPLICATE || random.nextDouble() < weather.duplicates()) {
            deliverIn(1 + random.nextInt(3 * weather.longestDelay()), from, to, message);
        }
    }

    private Order orderFor(Message message) {
        for (Iterator<Order> all = orders.iterator(); all.hasNext(); ) {
            Order order = all.next();
            if (order.kind.test(message)) {
                order.left--;
                if (order.left == 0) {
                    all.remove();
                }
                return order;
            }
        }
        return NO_ORDER;
    }

    private void deliverIn(long delay, String from, String to, Message message) {
        time.in(
                delay,
                () -> {
                    Receiver receiver = receivers.get(to);
                    if (receiver != null && !isCut(nameOf(from), nameOf(to))) {
                        receiver.receive(from, message);
                    }
                });
    }

    /// The name in `name#incarnation`.
    static String nameOf(String memberId) {
        int mark = memberId.indexOf('#');
        return mark < 0 ? memberId : memberId.substring(0, mark);
    }
}
