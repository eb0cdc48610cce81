/// Measures the engine on this machine, beside what the machine itself can do: `pilothouse bench`.
@NullMarked
package dev.pilothouse.console.bench;

import org.jspecify.annotations.NullMarked;
