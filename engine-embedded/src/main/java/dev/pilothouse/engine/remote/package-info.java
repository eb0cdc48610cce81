/// What masters and workers say to each other, and the master's side of it.
@NullMarked
package dev.pilothouse.engine.remote;

import org.jspecify.annotations.NullMarked;
