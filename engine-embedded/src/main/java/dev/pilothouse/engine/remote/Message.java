package dev.pilothouse.engine.remote;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;

/// What masters and workers say to each other. Any message may be lost, come twice, late, or in
/// another order: each side says again what was not answered, and minds nothing that comes again.
public sealed interface Message {

    /// The attempt that is spoken of.
    AttemptId attempt();

    /// From a master, which owns the attempt's run under an epoch; a worker that knows a higher one
    /// does nothing.
    sealed interface Request extends Message {

        /// Under which the master owns the run.
        long epoch();
    }

    /// Take this attempt.
    record Dispatch(long epoch, TaskOrder order) implements Request {
        @Override
        public AttemptId attempt() {
            return order.attempt();
        }
    }

    /// Say again what you know of this attempt, and say it to me.
    record Reattach(long epoch, AttemptId attempt) implements Request {}

    /// Give it back if it has not begun.
    record Recall(long epoch, AttemptId attempt) implements Request {}

    /// End it.
    record Kill(long epoch, AttemptId attempt) implements Request {}

    /// From a worker: the `number`-th thing it has to say of the attempt, from 1.
    record Report(TaskReport report, int number) implements Message {
        @Override
        public AttemptId attempt() {
            return report.attempt();
        }
    }

    /// From a master: everything up to `number` is committed, or of no use any more.
    record Acknowledge(AttemptId attempt, int number) implements Message {}
}
