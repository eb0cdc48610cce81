/// Port: where runs are kept, and what a turn writes.
@NullMarked
package dev.pilothouse.engine.store;

import org.jspecify.annotations.NullMarked;
