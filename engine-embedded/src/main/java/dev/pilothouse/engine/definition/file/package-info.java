/// How a workflow file becomes a definition, with every fault of the file named at once.
///
/// ```
/// WorkflowReader ─▶ Loading ─▶ FileText ─▶ YamlTree ─▶ WorkflowContent ─▶ WorkflowKeys, TaskKeys, TaskEdges
///                     (each file once)      (safe tree)      │               (Section: one mapping, key by key)
///                                                            └─▶ graph faults, warnings
/// ```
@NullMarked
package dev.pilothouse.engine.definition.file;

import org.jspecify.annotations.NullMarked;
