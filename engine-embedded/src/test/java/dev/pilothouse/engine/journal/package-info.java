/// Tests of timelines and of decisions that are taken again.
@NullMarked
package dev.pilothouse.engine.journal;

import org.jspecify.annotations.NullMarked;
