/// Tests of the control channel.
@NullMarked
package dev.pilothouse.console.remote;

import org.jspecify.annotations.NullMarked;
