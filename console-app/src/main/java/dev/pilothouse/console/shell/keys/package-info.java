/// Which keys do what: shortcuts and key maps.
@NullMarked
package dev.pilothouse.console.shell.keys;

import org.jspecify.annotations.NullMarked;
