/// Tests of announcements.
@NullMarked
package dev.pilothouse.console.shell.notices;

import org.jspecify.annotations.NullMarked;
