package dev.pilothouse.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.schedule.BackfillRequest.ElementFailure;
import dev.pilothouse.engine.store.RunSummary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Schedules and backfills in the real engine, on a real database file and a real clock.
class ScheduleEngineTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final MisfirePolicy FIRE_ONCE = new MisfirePolicy.FireOnce();

    @TempDir Path directory;

    private MasterEngine open() {
        return MasterEngine.open(EngineSettings.in(directory));
    }

    private static WorkflowDefinition scheduled(String cron) {
        WorkflowDefinition flow =
                Flows.of("A").eachTask(t -> t.type("Fake", Map.of())).build("flow");
        return new WorkflowDefinition(
                flow.name(),
                flow.description(),
                flow.parameters(),
                new ScheduleDefinition(cron, null, null, SHANGHAI),
                flow.executionType(),
                flow.failureStrategy(),
                flow.timeout(),
                flow.timeoutStrategy(),
                flow.priority(),
                flow.workerGroup(),
                flow.tasks(),
                flow.edges());
    }

    private static List<Instant> scheduleTimes(MasterEngine engine) {
        return engine.runs(1_000).stream()
                .sorted(Comparator.comparingLong(RunSummary::id))
                .map(run -> engine.snapshot(run.id()).orElseThrow().run().identity())
                .map(identity -> identity.options().scheduleTime())
                .toList();
    }

    private static long succeeded(MasterEngine engine) {
        return engine.runs(1_000).stream()
                .filter(run -> run.state() == WorkflowState.SUCCEEDED)
                .count();
    }

    @Test
    void case31_anOnlineScheduleFiresAndItsRunsSucceed() throws Exception {
        try (MasterEngine engine = open()) {
            engine.fire();
            engine.putOnline(scheduled("0/1 * * * * ?"), FIRE_ONCE);
            await().atMost(Duration.ofMinutes(1)).until(() -> succeeded(engine) >= 3);
            assertThat(engine.schedules().takeOffline("flow")).isTrue();
            List<Instant> fired = scheduleTimes(engine);
            for (int i = 1; i < fired.size(); i++) {
                assertThat(fired.get(i)).isEqualTo(fired.get(i - 1).plusSeconds(1));
            }
        }
    }

    @Test
    void nothingFiresInAnEngineThatWasNotAskedTo() throws Exception {
        try (MasterEngine engine = open()) {
            engine.putOnline(scheduled("0/1 * * * * ?"), FIRE_ONCE);
            Instant due = engine.schedules().preview("flow", 1).getFirst();
            await().until(() -> Instant.now().isAfter(due.plusMillis(300)));
            engine.awaitIdle();
            assertThat(engine.runs(10)).isEmpty();
        }
    }

    @Test
    void aWorkflowWithoutAScheduleIsNotPutOnline() {
        try (MasterEngine engine = open()) {
            assertThatThrownBy(() -> engine.putOnline(Flows.of("A").build("plain"), FIRE_ONCE))
                    .hasMessageContaining("'plain'")
                    .hasMessageContaining("schedule:");
            assertThat(engine.schedules().all()).isEmpty();
        }
    }

    @Test
    void case30_aSerialBackfillOfFourDatesMakesFourRunsInOrder() throws Exception {
        List<Instant> dates =
                BackfillDates.daily(LocalDate.of(2024, 8, 11), LocalDate.of(2024, 8, 14), SHANGHAI);
        WorkflowDefinition flow =
                Flows.of("A")
                        .eachTask(
                                t ->
                                        t.type(
                                                "Shell",
                                                Map.of(
                                                        "command",
                                                        "echo $[yyyyMMdd] ${system.biz.date}")))
                        .build("flow");
        try (MasterEngine engine = open()) {
            engine.define(flow);
            engine.backfills().start(request(dates, 1));
            engine.awaitIdle();
            assertThat(scheduleTimes(engine)).isEqualTo(dates);
            assertThat(succeeded(engine)).isEqualTo(4);
            assertThat(engine.logs().page(new AttemptId(3, 1), 0, 1_000).text())
                    .contains("20240813 20240812");
        }
    }

    @Test
    void aBackfillGoesOnInTheNextEngineEachDateOnce() throws Exception {
        List<Instant> dates =
                BackfillDates.daily(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 9), SHANGHAI);
        try (MasterEngine engine = open()) {
            engine.define(scheduled("0 0 0 * * ?"));
            engine.backfills().start(request(dates, 3));
            await().until(() -> engine.runs(100).size() >= 10);
        }
        try (MasterEngine engine = open()) {
            engine.fire();
            engine.awaitIdle();
            assertThat(engine.backfills().all())
                    .extracting(Backfill::state)
                    .containsExactly(Backfill.State.DONE);
            assertThat(scheduleTimes(engine)).containsExactlyInAnyOrderElementsOf(dates);
            assertThat(succeeded(engine)).isEqualTo(40);
        }
    }

    private static BackfillRequest request(List<Instant> dates, int parallel) {
        return new BackfillRequest(
                "flow",
                dates,
                parallel,
                ElementFailure.CONTINUE,
                StartOptions.defaults("test").withScheduleTime(Instant.EPOCH, SHANGHAI));
    }
}
