/// Tests of what a user downloads.
@NullMarked
package dev.pilothouse.installers;

import org.jspecify.annotations.NullMarked;
