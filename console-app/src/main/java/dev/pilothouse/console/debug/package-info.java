/// The debugger as people see it: breakpoints, the live state tables, notes, and where to run to.
@NullMarked
package dev.pilothouse.console.debug;

import org.jspecify.annotations.NullMarked;
