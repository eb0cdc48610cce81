/// Branches of time: what would have come of the run that is shown, had something been different.
@NullMarked
package dev.pilothouse.console.branch;

import org.jspecify.annotations.NullMarked;
