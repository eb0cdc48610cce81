/// What a person can do: actions, from which buttons, keys, tooltips and the palette derive.
@NullMarked
package dev.pilothouse.console.shell.action;

import org.jspecify.annotations.NullMarked;
