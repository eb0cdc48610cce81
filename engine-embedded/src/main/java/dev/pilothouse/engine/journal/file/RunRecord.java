package dev.pilothouse.engine.journal.file;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.RunIdentity;

/// A recorded run: enough to stand inside it without an engine, a worker or a network.
///
/// @param engine the version of the engine that wrote the file
/// @param identity what never changes about the run; secrets are masked
/// @param definition the definition it ran; secrets are masked
/// @param timeline what happened
public record RunRecord(
        String engine, RunIdentity identity, WorkflowDefinition definition, Timeline timeline) {}
