/// Branches of time: what would have come of a run, had something been different, answered by what
/// was recorded and by stubs. Nothing here reaches a process, a network, a disk or a store.
@NullMarked
package dev.pilothouse.engine.branch;

import org.jspecify.annotations.NullMarked;
