package dev.pilothouse.engine.member;

import dev.pilothouse.engine.cluster.Registry;
import dev.pilothouse.engine.cluster.Timers;
import dev.pilothouse.engine.remote.Transport;

import java.util.concurrent.Executor;

/// What every member of a cluster needs of the world.
///
/// @param registry where it registers and finds the others
/// @param transport carries its messages
/// @param timers does things later
/// @param systemThread does, one after the other, what must not disturb buses or the registry
public record MemberPorts(
        Registry registry, Transport transport, Timers timers, Executor systemThread) {}
