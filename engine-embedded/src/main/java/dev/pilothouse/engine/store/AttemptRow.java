package dev.pilothouse.engine.store;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;

/// An attempt as it is kept, with what has to be known of its node.
///
/// @param node the node's position in the definition
/// @param task the task's name
/// @param nodeState the node's state, which differs from the attempt's while it waits for a retry
///   or a failover
/// @param mark how far the walk has come at the node: how an end counted for its chain cannot be
///   told from the end alone
/// @param superseded true if a rerun has put the attempt into the past
/// @param attempt the attempt
public record AttemptRow(
        int node,
        String task,
        TaskState nodeState,
        Mark mark,
        boolean superseded,
        TaskAttempt attempt) {}
