@NullMarked
package dev.pilothouse.engine.branch;

import org.jspecify.annotations.NullMarked;
