package dev.pilothouse.engine.dispatch;

import static dev.pilothouse.engine.definition.Priority.HIGH;
import static dev.pilothouse.engine.definition.Priority.HIGHEST;
import static dev.pilothouse.engine.definition.Priority.LOW;
import static dev.pilothouse.engine.definition.Priority.LOWEST;
import static dev.pilothouse.engine.definition.Priority.MEDIUM;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.definition.Priority;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Table U5's blocking `take()` is the owner's business: it parks until [DispatchQueue#nextDue].
/// Its "state KILL is not dispatched" is a removal.
final class DispatchQueueTest {

    private static final long STEP = Duration.ofMinutes(5).toMillis();
    private static final List<Priority> PRIORITIES = List.of(HIGHEST, HIGH, MEDIUM, LOW, LOWEST);

    private final DispatchQueue queue = new DispatchQueue(DispatchQueue.DEFAULT_AGEING);

    /// An entry is `workflow priority/task priority/task-group priority/submit/due`, a taking is
    /// `entry@time`.
    @ParameterizedTest
    @CsvFileSource(resources = "dispatch-orders.txt", delimiter = '|')
    void takesEntriesInTheOrderOfTheTable(String name, String entries, String taken) {
        int number = 0;
        for (String entry : entries.split(" ", -1)) {
            String[] part = entry.split("/", -1);
            number++;
            queue.offer(
                    new DispatchEntry(
                            new AttemptId(1, number),
                            Priority.valueOf(part[0]),
                            Priority.valueOf(part[1]),
                            Integer.parseInt(part[2]),
                            Long.parseLong(part[3]),
                            Long.parseLong(part[4])));
        }
        List<String> actual = new ArrayList<>();
        for (String wanted : taken.split(" ", -1)) {
            long now = Long.parseLong(wanted.substring(wanted.indexOf('@') + 1));
            String got = queue.poll(now).map(e -> "" + e.attempt().number()).orElse("none");
            actual.add(got + "@" + now);
        }
        assertThat(actual).as(name).containsExactly(taken.split(" ", -1));
    }

    @Test
    void takesAnAttemptOnceHoweverOftenItIsOffered() {
        assertThat(queue.offer(entry(1, MEDIUM, 0))).isTrue();
        assertThat(queue.offer(entry(1, HIGH, 0))).isFalse();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.poll(0)).map(DispatchEntry::taskPriority).contains(MEDIUM);
        assertThat(queue.offer(entry(1, HIGH, 0))).as("while it is in hand").isFalse();
        assertThat(queue.remove(new AttemptId(1, 1))).isTrue();
        assertThat(queue.offer(entry(1, HIGH, 0))).isTrue();
    }

    @Test
    void forgetsARemovedAttemptWhereverItIs() {
        queue.offer(entry(1, MEDIUM, 0));
        queue.offer(entry(2, MEDIUM, 50));
        queue.offer(entry(3, MEDIUM, 0));
        assertThat(queue.position(new AttemptId(1, 1), 0)).hasValue(1);
        assertThat(queue.remove(new AttemptId(1, 1))).isTrue();
        assertThat(queue.remove(new AttemptId(1, 2))).isTrue();
        assertThat(queue.remove(new AttemptId(1, 2))).isFalse();
        assertThat(queue.poll(100)).map(e -> e.attempt().number()).contains(3);
        assertThat(queue.remove(new AttemptId(1, 3))).isTrue();
        assertThat(queue.failed(new AttemptId(1, 3), 100)).as("it was recalled").isEmpty();
        assertThat(queue.size()).isZero();
        assertThat(queue.nextDue()).isEqualTo(OptionalLong.empty());
        assertThat(queue.poll(Long.MAX_VALUE / 2)).isEqualTo(Optional.empty());
    }

    @Test
    void backsOffByASecondMoreEachTimeUpToAMinute() {
        queue.offer(entry(1, MEDIUM, 0));
        long now = 0;
        for (int failure = 1; failure <= 70; failure++) {
            assertThat(queue.poll(now)).isPresent();
            long due = now + Math.min(failure, 60) * 1_000L;
            assertThat(queue.failed(new AttemptId(1, 1), now)).hasValue(due);
            assertThat(queue.nextDue()).hasValue(due);
            assertThat(queue.poll(due - 1)).isEmpty();
            now = due;
        }
    }

    @Test
    void climbsAStepOfPriorityForEachStepOfWaiting() {
        queue.offer(entry(1, LOW, 0));
        queue.offer(entry(2, MEDIUM, STEP - 1));
        assertThat(queue.position(new AttemptId(1, 1), STEP - 1)).hasValue(2);
        assertThat(queue.position(new AttemptId(1, 1), STEP)).hasValue(1);
        queue.offer(entry(3, HIGH, STEP));
        assertThat(queue.poll(STEP)).map(e -> e.attempt().number()).contains(3);
        assertThat(queue.poll(STEP)).map(e -> e.attempt().number()).contains(1);
    }

    @Test
    void letsNobodyStarveBehindAStreamOfMoreUrgentEntries() {
        queue.offer(new DispatchEntry(new AttemptId(1, 1), LOWEST, LOWEST, 0, 0, 0));
        long now = 0;
        for (int number = 2; ; number++) {
            now += 1_000;
            queue.offer(new DispatchEntry(new AttemptId(1, number), HIGHEST, HIGHEST, 9, now, now));
            if (queue.poll(now).orElseThrow().attempt().number() == 1) {
                break;
            }
        }
        assertThat(now).isEqualTo(25 * STEP);
    }

    @Test
    void keepsItsAgeThroughFailures() {
        queue.offer(entry(1, LOW, 0));
        queue.poll(0);
        queue.failed(new AttemptId(1, 1), STEP - 500);
        queue.offer(entry(2, MEDIUM, STEP));
        assertThat(queue.poll(STEP + 500)).map(e -> e.attempt().number()).contains(1);
    }

    @Test
    void knowsThePlaceOfEachEntry() {
        queue.offer(entry(1, LOW, 0));
        queue.offer(entry(2, HIGH, 10));
        queue.offer(entry(3, MEDIUM, 0));
        assertThat(queue.nextDue()).hasValue(0);
        assertThat(positions(0)).containsExactly(2, 3, 1);
        assertThat(positions(10)).containsExactly(3, 1, 2);
        assertThat(queue.position(new AttemptId(9, 9), 10)).isEqualTo(OptionalInt.empty());
    }

    private List<Integer> positions(long now) {
        return List.of(1, 2, 3).stream()
                .map(n -> queue.position(new AttemptId(1, n), now).orElseThrow())
                .toList();
    }

    @Test
    @Timeout(20)
    void staysFastWithFiftyThousandEntries() {
        for (int i = 0; i < 50_000; i++) {
            queue.offer(entry(i, PRIORITIES.get(i % 5), i % 1_000));
        }
        for (int i = 0; i < 50_000; i += 2) {
            queue.remove(new AttemptId(1, i));
        }
        int taken = 0;
        for (long now = 0; queue.size() > 0; now += STEP / 100) {
            for (int i = 0; i < 50; i++) {
                taken += queue.poll(now).isPresent() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(25_000);
    }

    @Test
    void refusesAnAgeingStepOfNothing() {
        assertThatThrownBy(() -> new DispatchQueue(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }

    private static DispatchEntry entry(int number, Priority task, long due) {
        return new DispatchEntry(new AttemptId(1, number), MEDIUM, task, 0, 0, due);
    }
}
