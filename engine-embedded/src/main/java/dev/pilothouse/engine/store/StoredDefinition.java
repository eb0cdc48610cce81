package dev.pilothouse.engine.store;

import dev.pilothouse.engine.definition.WorkflowDefinition;

/// A definition and the version under which it is kept.
public record StoredDefinition(int version, WorkflowDefinition definition) {}
