/// Recorded runs as files: everything about a run in one `.phrun`.
@NullMarked
package dev.pilothouse.engine.journal.file;

import org.jspecify.annotations.NullMarked;
