package dev.pilothouse.engine.statemachine;

/// Why a run exists: a logic task of another run wanted it. Run, attempt and element are a key: a
/// parent that asks again gets the child it has (engine-rules 7, D19).
///
/// @param run the parent run
/// @param node the task's node in the parent run
/// @param attempt the attempt of that node that wanted the child first; attempts that go on after
///   it, because it was paused, stopped or lost, have the same child
/// @param element which of the attempt's children this is, from 0
/// @param depth how many runs are above the child: 1 below a run that a person started
public record ParentLink(long run, int node, int attempt, int element, int depth) {}
