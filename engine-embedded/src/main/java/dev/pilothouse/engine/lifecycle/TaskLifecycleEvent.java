package dev.pilothouse.engine.lifecycle;

import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Events of one task node: the thirteen of engine-rules 3, FORCE_SUCCESS (decision record 0006),
/// WAKE, which the waiting logic tasks of engine-rules 7 need (decision record 0010), and
/// FORCE_START (decision record 0017). Where an event speaks of one attempt it names it, and an
/// event of a superseded attempt changes nothing.
public sealed interface TaskLifecycleEvent extends LifecycleEvent {

    /// Speaks of whatever attempt the node has.
    int ANY_ATTEMPT = 0;

    /// The node: its position among the definition's tasks.
    int node();

    /// The attempt's number, or [#ANY_ATTEMPT].
    default int attempt() {
        return ANY_ATTEMPT;
    }

    /// The node may start, or its delay is over.
    record Start(int node) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "START";
        }
    }

    /// A slot on a worker is reserved for the attempt.
    record Dispatch(int node, int attempt, String worker) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "DISPATCH";
        }
    }

    /// The executor has accepted the attempt.
    record Dispatched(int node, int attempt, String host) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "DISPATCHED";
        }
    }

    /// The attempt has begun.
    record Running(int node, int attempt, @Nullable Long pid, String logPath)
            implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "RUNNING";
        }
    }

    /// The attempt has lasted longer than the task's timeout.
    record Timeout(int node, int attempt) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "TIMEOUT";
        }
    }

    /// The wait after the failed attempt is over.
    record Retry(int node, int attempt) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "RETRY";
        }
    }

    /// The run is being paused.
    record Pause(int node) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "PAUSE";
        }
    }

    /// The executor gave the attempt back before it began, or its child run paused.
    record Paused(int node, int attempt) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "PAUSED";
        }
    }

    /// The attempt's executor is gone.
    record Failover(int node, int attempt, String reason) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "FAILOVER";
        }
    }

    /// The attempt is to end. `round` counts the repetitions of one request, from 0.
    record Kill(int node, int attempt, KillCause cause, int round) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "KILL";
        }
    }

    /// The attempt was ended, by us or from outside.
    record Killed(int node, int attempt, @Nullable Integer exitCode, String reason)
            implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "KILLED";
        }
    }

    /// The attempt ended well. `skips` names the direct successors on branches that it did not
    /// choose.
    record Succeeded(
            int node, int attempt, @Nullable Integer exitCode, Outputs outputs, List<String> skips)
            implements TaskLifecycleEvent {
        public Succeeded {
            skips = List.copyOf(skips);
        }

        /// The end of an attempt that chooses no branch.
        public Succeeded(int node, int attempt, @Nullable Integer exitCode, Outputs outputs) {
            this(node, attempt, exitCode, outputs, List.of());
        }

        @Override
        public String type() {
            return "SUCCEEDED";
        }
    }

    /// A person declares a failed or killed node a success.
    record ForceSuccess(int node, String author) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "FORCE_SUCCESS";
        }
    }

    /// A person lets an attempt that waits for its task group start although the group is full.
    record ForceStart(int node, String author) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "FORCE_START";
        }
    }

    /// What a logic attempt waits for may have changed: it is to look again.
    record Wake(int node, int attempt) implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "WAKE";
        }
    }

    /// The attempt failed.
    record Failed(int node, int attempt, @Nullable Integer exitCode, String reason)
            implements TaskLifecycleEvent {
        @Override
        public String type() {
            return "FAILED";
        }
    }
}
