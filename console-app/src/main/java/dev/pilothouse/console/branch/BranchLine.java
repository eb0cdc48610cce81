package dev.pilothouse.console.branch;

import dev.pilothouse.engine.branch.BranchOutcome;

/// A branch in the list.
///
/// @param id unique among the branches of a run, from 1
/// @param parent the branch that it left; 0 for the trunk
/// @param depth how many branches lie between it and the trunk, from 1
/// @param fork the event after which it left
/// @param edits how many things are different in it
/// @param outcome what came of it so far
public record BranchLine(
        int id, int parent, int depth, long fork, int edits, BranchOutcome outcome) {}
