/// Task types and how this machine runs an attempt of one.
@NullMarked
package dev.pilothouse.engine.task;

import org.jspecify.annotations.NullMarked;
