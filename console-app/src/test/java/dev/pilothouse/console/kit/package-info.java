/// What the tests of the console share: processes, places, little workflows, runs in any state.
@NullMarked
package dev.pilothouse.console.kit;

import org.jspecify.annotations.NullMarked;
