package dev.pilothouse.engine.branch;

/// An edit with its author.
///
/// @param after how many events the branch had handled, those of the trunk counted
/// @param edit what is different
/// @param author who made it
public record SignedEdit(long after, Edit edit, String author) {}
