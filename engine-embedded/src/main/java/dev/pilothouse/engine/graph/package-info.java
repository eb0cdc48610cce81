/// Graphs of tasks: what a definition says (logical), and what a run will touch of it (physical).
@NullMarked
package dev.pilothouse.engine.graph;

import org.jspecify.annotations.NullMarked;
