/// Parameters: precedence, placeholders, time expressions, outputs and secrets.
@NullMarked
package dev.pilothouse.engine.parameter;

import org.jspecify.annotations.NullMarked;
