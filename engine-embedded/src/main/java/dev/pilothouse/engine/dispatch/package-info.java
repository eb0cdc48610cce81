/// The queue in front of the executors, and the port behind which an executor runs attempts.
@NullMarked
package dev.pilothouse.engine.dispatch;

import org.jspecify.annotations.NullMarked;
