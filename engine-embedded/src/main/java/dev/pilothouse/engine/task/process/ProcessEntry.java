package dev.pilothouse.engine.task.process;

/// One process of this machine as it was when looked at.
///
/// @param id pid and start time, which together name it for ever
/// @param parent the parent's pid
/// @param group the process group, 0 if unknown
/// @param session the session, 0 if unknown
/// @param ended true if it has ended and only waits to be reaped
record ProcessEntry(ProcessId id, long parent, long group, long session, boolean ended) {

    long pid() {
        return id.pid();
    }
}
