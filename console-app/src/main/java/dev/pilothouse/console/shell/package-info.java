/// The window: wiring, actions, the frame around the rooms, and the demo.
@NullMarked
package dev.pilothouse.console.shell;

import org.jspecify.annotations.NullMarked;
