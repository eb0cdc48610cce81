/// The two state tables: every cell, and what runs come to under them.
@NullMarked
package dev.pilothouse.engine.statemachine;

import org.jspecify.annotations.NullMarked;
