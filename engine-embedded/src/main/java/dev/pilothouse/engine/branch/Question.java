package dev.pilothouse.engine.branch;

/// What a branch asks the world outside: what becomes of an attempt.
///
/// @param node the task's node
/// @param task the task's name
/// @param ordinal the how-many-th attempt of its node, from 1
/// @param attempt the attempt's number in the branch
public record Question(int node, String task, int ordinal, int attempt) {}
