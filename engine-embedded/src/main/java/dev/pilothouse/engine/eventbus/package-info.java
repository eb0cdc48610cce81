/// One bus per run, the fire workers that drain them, and the gate that holds and steps one.
@NullMarked
package dev.pilothouse.engine.eventbus;

import org.jspecify.annotations.NullMarked;
