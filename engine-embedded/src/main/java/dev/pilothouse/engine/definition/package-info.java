/// What a workflow is: immutable records, and how files become them with every fault named at once.
@NullMarked
package dev.pilothouse.engine.definition;

import org.jspecify.annotations.NullMarked;
