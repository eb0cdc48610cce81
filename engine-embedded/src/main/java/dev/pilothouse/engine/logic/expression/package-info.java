/// The expressions of SWITCH tasks: an own small grammar in which a parameter's value can never
/// become code, and whose time and size are bounded.
@NullMarked
package dev.pilothouse.engine.logic.expression;

import org.jspecify.annotations.NullMarked;
