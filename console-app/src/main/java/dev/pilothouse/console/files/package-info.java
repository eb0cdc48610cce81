/// Files that belong to the console's user alone.
@NullMarked
package dev.pilothouse.console.files;

import org.jspecify.annotations.NullMarked;
