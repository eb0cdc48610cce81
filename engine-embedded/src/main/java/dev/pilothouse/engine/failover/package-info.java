/// What a master does when another member is gone.
@NullMarked
package dev.pilothouse.engine.failover;

import org.jspecify.annotations.NullMarked;
