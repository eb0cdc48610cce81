/// Tests of the expressions.
@NullMarked
package dev.pilothouse.engine.logic.expression;

import org.jspecify.annotations.NullMarked;
