/// Tests of recorded runs as files.
@NullMarked
package dev.pilothouse.engine.journal.file;

import org.jspecify.annotations.NullMarked;
