/// Tests that kill real processes.
@NullMarked
package dev.pilothouse.console.durability;

import org.jspecify.annotations.NullMarked;
