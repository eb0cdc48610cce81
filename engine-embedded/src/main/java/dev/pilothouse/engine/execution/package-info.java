/// The thin shell around the rules: load, decide, commit, publish, act.
@NullMarked
package dev.pilothouse.engine.execution;

import org.jspecify.annotations.NullMarked;
