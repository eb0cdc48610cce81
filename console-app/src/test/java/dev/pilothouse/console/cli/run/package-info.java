/// Tests of `pilothouse run`.
@NullMarked
package dev.pilothouse.console.cli.run;

import org.jspecify.annotations.NullMarked;
