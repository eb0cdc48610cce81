/// The master engine: one event bus per running workflow, handled in order by one thread; two pure
/// state tables; an execution graph. `MasterEngine` is its one public door.
///
/// ```
/// definition ─▶ graph ─▶ statemachine ◀─ lifecycle        decide: (run, event) → changes, follow-ups, effects   (pure)
///                             │
///           eventbus ─▶ execution ─▶ store, journal         commit, publish, act                          (the thin shell)
///                             │
///                     dispatch ─▶ task                      what an attempt does, and where
/// ```
@NullMarked
package dev.pilothouse.engine;

import org.jspecify.annotations.NullMarked;
