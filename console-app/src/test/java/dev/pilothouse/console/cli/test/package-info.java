/// Tests of `pilothouse test`.
@NullMarked
package dev.pilothouse.console.cli.test;

import org.jspecify.annotations.NullMarked;
