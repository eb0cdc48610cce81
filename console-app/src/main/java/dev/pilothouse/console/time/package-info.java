/// Time in a run: the bar that moves every view to a moment, playing, and the Gantt chart.
@NullMarked
package dev.pilothouse.console.time;

import org.jspecify.annotations.NullMarked;
