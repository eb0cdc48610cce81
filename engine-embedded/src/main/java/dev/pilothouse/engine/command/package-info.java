/// Requests that start a run or bring it back to life, and what becomes of them.
@NullMarked
package dev.pilothouse.engine.command;

import org.jspecify.annotations.NullMarked;
