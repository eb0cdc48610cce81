/// The operating system's side of an attempt: starting a process in a group of its own, finding its
/// whole tree again, and ending that tree and nothing else.
@NullMarked
package dev.pilothouse.engine.task.process;

import org.jspecify.annotations.NullMarked;
