package dev.pilothouse.engine.lifecycle;

import dev.pilothouse.engine.command.RunCommand;

import org.jspecify.annotations.Nullable;

/// Events of a run as a whole: the nine of engine-rules 3, TIMEOUT, which the workflow timeout of
/// engine-rules 5 needs (decision record 0004), and KILL and FORCE_FINALIZE, the upper steps of the
/// ladder of engine-rules 6.1 (decision record 0007).
public sealed interface WorkflowLifecycleEvent extends LifecycleEvent {

    /// Begin, or go on after the run was loaded again; with a `command`, begin anew a run that has
    /// ended.
    record Start(@Nullable RunCommand command) implements WorkflowLifecycleEvent {
        /// Without a command.
        public Start() {
            this(null);
        }

        @Override
        public String type() {
            return "START";
        }
    }

    /// A node has ended: mark its chain, and start what may start behind it.
    record TopologyTransition(int node) implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "TOPOLOGY_LOGICAL_TRANSITION_WITH_TASK_FINISH";
        }
    }

    /// A person asks the run to pause.
    record Pause(String author) implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "PAUSE";
        }
    }

    /// Nothing is active any more: the run is paused.
    record Paused() implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "PAUSED";
        }
    }

    /// A person asks the run to stop.
    record Stop(String author, String reason) implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "STOP";
        }
    }

    /// A person asks the run to stop, and its attempts to end without being asked first.
    record Kill(String author, String reason) implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "KILL";
        }
    }

    /// A person ends the run now, whatever is known of its attempts.
    record ForceFinalize(String author, String reason) implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "FORCE_FINALIZE";
        }
    }

    /// Nothing is active any more: the run is stopped.
    record Stopped() implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "STOPPED";
        }
    }

    /// Nothing is active any more: the run has succeeded.
    record Succeed() implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "SUCCEED";
        }
    }

    /// Nothing is active any more and a chain failed; or an event of `node` could not be handled
    /// (then `node` is not negative and the run fails because of it).
    record Failed(String reason, int node) implements WorkflowLifecycleEvent {
        /// The node of a failure that no single event caused.
        public static final int NO_NODE = -1;

        @Override
        public String type() {
            return "FAILED";
        }
    }

    /// The end is recorded: the run leaves the memory.
    record Finalize() implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "FINALIZE";
        }
    }

    /// The run has lasted longer than its timeout.
    record Timeout() implements WorkflowLifecycleEvent {
        @Override
        public String type() {
            return "TIMEOUT";
        }
    }
}
