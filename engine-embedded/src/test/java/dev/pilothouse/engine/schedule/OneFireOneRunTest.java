package dev.pilothouse.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// T04: several masters on one store, and each fire time gets one run.
class OneFireOneRunTest {

    /// Each master looks, and before it acts others look and act, and twenty seconds may pass;
    /// their clocks differ by two seconds.
    @Test
    void mastersThatGetInEachOthersWayMissNothingAndDoubleNothing() {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            try (ScheduleWorld world = new ScheduleWorld("2024-06-01T12:00:00.500Z")) {
                Instant begin = world.now();
                world.online("a", "0/10 * * * * ?", new MisfirePolicy.CatchUp(1_000));
                world.online("b", "5 * * * * ?", new MisfirePolicy.CatchUp(1_000));
                List<Scheduler> masters =
                        List.of(
                                world.master("m1", Duration.ofSeconds(2)),
                                world.master("m2", Duration.ZERO),
                                world.master("m3", Duration.ofSeconds(-2)));
                Instant end = begin.plus(Duration.ofMinutes(10));
                while (world.now().isBefore(end)) {
                    world.pass(Duration.ofMillis(random.nextInt(15_000)));
                    someFire(world, masters, random, 3);
                }
                world.pass(Duration.ofSeconds(3));
                masters.forEach(Scheduler::fireDue);
                Instant last = world.now();
                assertFiredOnce(world, "a", begin, last, seed);
                assertFiredOnce(world, "b", begin, last, seed);
            }
        }
    }

    /// One master looks; meanwhile, perhaps, others do.
    private static void someFire(
            ScheduleWorld world, List<Scheduler> masters, Random random, int depth) {
        if (depth > 0 && random.nextInt(4) > 0) {
            world.unsteady.meanwhile(
                    () -> {
                        world.pass(Duration.ofMillis(random.nextInt(4) == 0 ? 20_000 : 0));
                        someFire(world, masters, random, depth - 1);
                    });
        }
        masters.get(random.nextInt(masters.size())).fireDue();
    }

    private static void assertFiredOnce(
            ScheduleWorld world, String workflow, Instant begin, Instant last, long seed) {
        FireTimes times = FireTimes.of(world.schedules().find(workflow).orElseThrow().times());
        List<Instant> expected = new ArrayList<>();
        for (Optional<Instant> next = times.next(begin);
                next.isPresent() && !next.get().isAfter(last);
                next = times.next(next.get())) {
            expected.add(next.get());
        }
        List<Instant> fired = world.fired(workflow);
        assertThat(fired).as("%s of seed %d", workflow, seed).doesNotHaveDuplicates();
        assertThat(fired).as("%s of seed %d", workflow, seed).containsAll(expected);
        assertThat(
                        world.store.summaries(100_000).stream()
                                .filter(r -> r.workflow().equals(workflow)))
                .hasSameSizeAs(fired);
    }

    @Test
    void threeMastersOnThreeThreadsFireTwoHundredSchedulesOnce() throws Exception {
        try (ScheduleWorld world = new ScheduleWorld("2024-06-01T12:00:00.500Z");
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 200; i++) {
                world.online("flow-" + i, "0/10 * * * * ?", new MisfirePolicy.Skip());
            }
            List<Scheduler> masters =
                    List.of(
                            world.master("m1", Duration.ofSeconds(2)),
                            world.master("m2", Duration.ZERO),
                            world.master("m3", Duration.ofSeconds(-2)));
            for (int round = 0; round < 6; round++) {
                world.pass(Duration.ofSeconds(10));
                List<Future<?>> looks = new ArrayList<>();
                Instant soon = world.now().plusSeconds(3);
                masters.forEach(master -> looks.add(threads.submit(() -> fireAll(master, soon))));
                for (Future<?> look : looks) {
                    look.get();
                }
            }
            for (int i = 0; i < 200; i++) {
                List<Instant> fired = world.fired("flow-" + i);
                assertThat(new HashSet<>(fired)).hasSize(6);
                assertThat(fired).hasSize(6);
            }
            assertThat(world.store.summaries(100_000)).hasSize(1_200);
        }
    }

    /// Looks again as long as it is told to do so at once, because somebody else was faster.
    private static void fireAll(Scheduler master, Instant soon) {
        Optional<Instant> next = master.fireDue();
        while (next.isPresent() && next.get().isBefore(soon)) {
            next = master.fireDue();
        }
    }
}
