/// The rules of the tasks that the master itself runs (engine-rules 7): which branch a CONDITIONS
/// or a SWITCH task takes, what a DEPENDENT task waits for, which children a DYNAMIC task has.
/// Pure: whoever waits and starts stands in `logic.master`.
@NullMarked
package dev.pilothouse.engine.logic;

import org.jspecify.annotations.NullMarked;
