/// The view of a run: its graph, its bus, the selected task, its history; view models first, views
/// behind them.
@NullMarked
package dev.pilothouse.console.run;

import org.jspecify.annotations.NullMarked;
