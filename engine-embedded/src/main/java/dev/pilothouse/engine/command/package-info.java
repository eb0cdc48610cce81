/// Requests that start a run, and what they ask for.
@NullMarked
package dev.pilothouse.engine.command;

import org.jspecify.annotations.NullMarked;
