/// The views of the window and where they are: what can be shown, perspectives, layouts, and the
/// one class that knows the docking library.
@NullMarked
package dev.pilothouse.console.shell.dock;

import org.jspecify.annotations.NullMarked;
