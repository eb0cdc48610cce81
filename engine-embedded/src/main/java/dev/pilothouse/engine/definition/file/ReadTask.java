package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.TaskDefinition;

/// A task and where it stands. While its file has faults, what they concern has its default.
record ReadTask(TaskDefinition definition, KnownType type, Section section) {}
