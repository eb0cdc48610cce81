package dev.pilothouse.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.task.ExecutorBench;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a worker says to its master.
class WorkerNodeTest {

    private final List<Message> said = new ArrayList<>();

    /// Ends everything at once, as a task that does nothing.
    private record Quick(TaskReports reports) implements TaskExecutor {

        @Override
        public void dispatch(TaskOrder order) {
            AttemptId id = order.attempt();
            reports.report(new TaskReport.Running(id, null, ""));
            reports.report(new TaskReport.Succeeded(id, 0, Outputs.NONE));
        }

        @Override
        public void recall(AttemptId attempt) {}

        @Override
        public void reattach(AttemptId attempt) {}

        @Override
        public void kill(AttemptId attempt) {}

        @Override
        public void close() {}
    }

    /// Each report that an attempt goes on is answered by a kill if nobody wants it any more: were
    /// a kill answered by more than one of those, the two would drown each other.
    @Test
    void answersAKillOfWhatHasEndedByItsEndAlone() {
        WorkerNode node =
                new WorkerNode(
                        "w",
                        4,
                        (_, message) -> said.add(message),
                        (_, _) -> {},
                        () -> List.of("m"),
                        Quick::new);
        TaskOrder order = ExecutorBench.order(1, "Fake", Map.of());
        node.receive("m", new Message.Dispatch(1, order));
        assertThat(said).hasSize(3);
        said.clear();

        node.receive("m", new Message.Kill(1, order.attempt()));

        assertThat(said)
                .containsExactly(
                        new Message.Report(
                                new TaskReport.Succeeded(order.attempt(), 0, Outputs.NONE), 3));
        node.receive("m", new Message.Acknowledge(order.attempt(), 3));
        assertThat(node.untold()).isZero();
    }
}
