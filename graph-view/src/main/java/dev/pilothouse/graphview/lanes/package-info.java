/// The event-bus lanes: what is ready, delayed, handled and dead, as chips in order.
@NullMarked
package dev.pilothouse.graphview.lanes;

import org.jspecify.annotations.NullMarked;
