package dev.pilothouse.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.Priority;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Compares the queue with a list that is sorted anew for each question.
final class DispatchQueueModelTest {

    private static final long STEP = 3;

    private record Row(DispatchEntry entry, long due, int failures) {

        long steps(long now) {
            return (now - entry.due()) / STEP;
        }

        int level() {
            List<Priority> order = List.of(Priority.values());
            return 5 * order.indexOf(entry.workflowPriority())
                    + order.indexOf(entry.taskPriority());
        }

        long urgency(long now) {
            return Math.max(0, level() - steps(now));
        }

        long group(long now) {
            return steps(now) > level() ? Long.MAX_VALUE : entry.taskGroupPriority();
        }
    }

    /// What a test does to the queue, one kind of deed for each residue of `kind`.
    record Deed(int kind, int number, Priority workflow, Priority task, int a, int b) {}

    private final DispatchQueue queue = new DispatchQueue(Duration.ofMillis(STEP));
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> hand = new ArrayList<>();
    private long now;

    @Property(tries = 1_000)
    void doesWhatASortedListDoes(@ForAll("deeds") List<Deed> deeds) {
        for (Deed deed : deeds) {
            now += deed.a() % 4;
            perform(deed);
            assertThat(queue.size()).isEqualTo(rows.size());
            List<Row> order = inOrder();
            for (int i = 0; i < order.size(); i++) {
                assertThat(queue.position(order.get(i).entry().attempt(), now)).hasValue(i + 1);
            }
        }
    }

    private void perform(Deed deed) {
        AttemptId attempt = new AttemptId(deed.number() % 3, deed.number());
        switch (deed.kind()) {
            case 0, 1, 2 -> offer(attempt, deed);
            case 3, 4 -> poll();
            case 5 -> {
                boolean known = rows.removeIf(r -> r.entry().attempt().equals(attempt));
                known |= hand.removeIf(r -> r.entry().attempt().equals(attempt));
                assertThat(queue.remove(attempt)).isEqualTo(known);
            }
            default -> fail(attempt, deed);
        }
    }

    private void offer(AttemptId attempt, Deed deed) {
        var entry =
                new DispatchEntry(
                        attempt,
                        deed.workflow(),
                        deed.task(),
                        deed.a() % 2,
                        deed.b(),
                        now + deed.b());
        boolean known =
                rows.stream().anyMatch(r -> r.entry().attempt().equals(attempt))
                        || hand.stream().anyMatch(r -> r.entry().attempt().equals(attempt));
        assertThat(queue.offer(entry)).isEqualTo(!known);
        if (!known) {
            rows.add(new Row(entry, entry.due(), 0));
        }
    }

    private void poll() {
        Optional<Row> first = inOrder().stream().findFirst().filter(r -> r.due() <= now);
        assertThat(queue.poll(now)).isEqualTo(first.map(Row::entry));
        first.ifPresent(
                row -> {
                    rows.remove(row);
                    hand.add(row);
                });
    }

    private void fail(AttemptId attempt, Deed deed) {
        Optional<Row> polled =
                hand.stream().filter(r -> r.entry().attempt().equals(attempt)).findFirst();
        var due = queue.failed(attempt, now);
        assertThat(due.isPresent()).isEqualTo(polled.isPresent());
        polled.ifPresent(
                row -> {
                    hand.remove(row);
                    rows.add(new Row(row.entry(), due.orElseThrow(), row.failures() + 1));
                    now += deed.b();
                });
    }

    private List<Row> inOrder() {
        Comparator<Row> byAttempt =
                Comparator.<Row>comparingLong(r -> r.entry().attempt().run())
                        .thenComparingInt(r -> r.entry().attempt().number());
        List<Row> order = new ArrayList<>(rows.stream().filter(r -> r.due() <= now).toList());
        order.sort(
                Comparator.<Row>comparingLong(r -> r.urgency(now))
                        .thenComparingLong(r -> -r.group(now))
                        .thenComparingLong(r -> r.entry().firstSubmit())
                        .thenComparing(byAttempt));
        rows.stream()
                .filter(r -> r.due() > now)
                .sorted(Comparator.comparingLong(Row::due).thenComparing(byAttempt))
                .forEach(order::add);
        return order;
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        var number = Arbitraries.integers().between(0, 9);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        number,
                        Arbitraries.of(Priority.class),
                        Arbitraries.of(Priority.class),
                        number,
                        Arbitraries.integers().between(0, 20))
                .as(Deed::new)
                .list()
                .ofMaxSize(60);
    }
}
