package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.statemachine.RunIdentity;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// What executors say while nothing can be handled.
class ReportRouterTest {

    private static final EngineClock CLOCK = () -> 1_000;

    private final WorkflowEventBus bus = new WorkflowEventBus(1, CLOCK, false);
    private final WorkflowExecution execution = execution();
    private final InFlight inFlight = new InFlight();
    private final ReportRouter router =
            new ReportRouter(id -> id == 1 ? execution : null, inFlight);
    private final List<String> receipts = new ArrayList<>();

    @Test
    void aReportThatIsRepeatedWhileItWaitsIsInTheQueueOnce() {
        AttemptId attempt = new AttemptId(1, 1);
        inFlight.sent(attempt, 0);
        TaskReport running = new TaskReport.Running(attempt, 1L, "log");
        TaskReport succeeded = new TaskReport.Succeeded(attempt, 0, Outputs.NONE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(router.report(running, () -> receipts.add("running"))).isTrue();
            assertThat(router.report(succeeded, () -> receipts.add("succeeded"))).isTrue();
        }
        assertThat(bus.view().ready())
                .extracting(event -> event.event().type())
                .containsExactly("RUNNING", "SUCCEEDED");
        handled();
        handled();
        assertThat(receipts).containsExactly("running", "succeeded");
        router.report(running, () -> receipts.add("running again"));
        handled();
        assertThat(receipts).last().isEqualTo("running again");
    }

    @Test
    void aReportOfARunThatIsNotHereIsNotTaken() {
        TaskReport report = new TaskReport.Running(new AttemptId(2, 1), 1L, "log");
        assertThat(router.report(report, () -> receipts.add("no"))).isFalse();
        assertThat(receipts).isEmpty();
    }

    private void handled() {
        QueuedEvent event = Objects.requireNonNull(bus.take(2_000));
        event.dealtWith();
    }

    private WorkflowExecution execution() {
        RunIdentity identity =
                new RunIdentity(
                        1, "flow", 1, FailureStrategy.CONTINUE, StartOptions.defaults("test"), 1);
        return new WorkflowExecution(
                RunLoader.fresh(identity, Flows.of("a").build("flow")),
                bus,
                1,
                0,
                false,
                _ -> UnaryOperator.identity());
    }
}
