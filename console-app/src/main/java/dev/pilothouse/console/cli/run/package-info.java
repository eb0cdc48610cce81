/// `pilothouse run`: starts a workflow file, shows its progress, and answers Ctrl-C.
@NullMarked
package dev.pilothouse.console.cli.run;

import org.jspecify.annotations.NullMarked;
