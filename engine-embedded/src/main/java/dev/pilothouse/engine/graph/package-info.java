/// The logical graph of a definition, and the execution graph of a run with its runtime marks.
@NullMarked
package dev.pilothouse.engine.graph;

import org.jspecify.annotations.NullMarked;
