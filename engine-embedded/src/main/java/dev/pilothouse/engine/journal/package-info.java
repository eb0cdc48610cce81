/// The gap-free record of every lifecycle event of a run and what it did.
@NullMarked
package dev.pilothouse.engine.journal;

import org.jspecify.annotations.NullMarked;
