package dev.pilothouse.engine.task.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Starts processes with `posix_spawn` as leaders of their own sessions. [ProcessBuilder] cannot do
/// that, and going through the `setsid` program makes every start a third dearer.
final class PosixSpawn implements ProcessLauncher {

    private static final long OPAQUE_SIZE = 1024;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int READ_ONLY = 0;
    private static final short SET_SIGNAL_MASK = 0x08;
    private static final short SET_SESSION = 0x80;

    private final LibC libc;
    private final Executor threads;

    PosixSpawn(LibC libc, Executor threads) {
        this.libc = libc;
        this.threads = threads;
    }

    @Override
    public Launched launch(LaunchOrder order) throws IOException {
        refuseNul(order);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pipe = arena.allocate(JAVA_INT, 2);
            if (libc.call("pipe2", pipe, CLOSE_ON_EXEC) != 0) {
                throw new IOException(
                        "Expected to make a pipe for a process's output, but could not; are there"
                                + " too many open files (ulimit -n)?");
            }
            return launch(order, arena, pipe.getAtIndex(JAVA_INT, 0), pipe.getAtIndex(JAVA_INT, 1));
        }
    }

    private Launched launch(LaunchOrder order, Arena arena, int readEnd, int writeEnd)
            throws IOException {
        try {
            // opened before the start, so that no process is lost if it fails
            InputStream output = new FileInputStream("/proc/self/fd/" + readEnd);
            try {
                int pid = spawn(order, arena, writeEnd);
                return new Launched(
                        pid, output, CompletableFuture.supplyAsync(() -> exitCode(pid), threads));
            } catch (IOException | RuntimeException failure) {
                output.close();
                throw failure;
            }
        } finally {
            libc.call("close", readEnd);
            libc.call("close", writeEnd);
        }
    }

    private int spawn(LaunchOrder order, Arena arena, int writeEnd) throws IOException {
        MemorySegment attributes = arena.allocate(OPAQUE_SIZE, 16);
        MemorySegment actions = arena.allocate(OPAQUE_SIZE, 16);
        libc.call("posix_spawnattr_init", attributes);
        libc.call("posix_spawn_file_actions_init", actions);
        try {
            // the mask of a Java thread blocks SIGQUIT; an initialised attribute holds the empty
            // one
            short flags = SET_SESSION | SET_SIGNAL_MASK;
            libc.call("posix_spawnattr_setflags", attributes, flags);
            addActions(order, arena, actions, writeEnd);
            return spawn(order, arena, actions, attributes);
        } finally {
            libc.call("posix_spawn_file_actions_destroy", actions);
            libc.call("posix_spawnattr_destroy", attributes);
        }
    }

    private void addActions(LaunchOrder order, Arena arena, MemorySegment actions, int writeEnd) {
        libc.call(
                "posix_spawn_file_actions_addopen",
                actions,
                0,
                arena.allocateFrom("/dev/null"),
                READ_ONLY,
                0);
        libc.call("posix_spawn_file_actions_adddup2", actions, writeEnd, 1);
        libc.call("posix_spawn_file_actions_adddup2", actions, writeEnd, 2);
        libc.call(
                "posix_spawn_file_actions_addchdir_np",
                actions,
                arena.allocateFrom(order.directory().toString()));
        libc.call("posix_spawn_file_actions_addclosefrom_np", actions, 3);
    }

    private int spawn(
            LaunchOrder order, Arena arena, MemorySegment actions, MemorySegment attributes)
            throws IOException {
        List<String> environment = new ArrayList<>();
        order.environment().forEach((name, value) -> environment.add(name + "=" + value));
        MemorySegment pid = arena.allocate(JAVA_INT);
        int error =
                libc.call(
                        "posix_spawnp",
                        pid,
                        arena.allocateFrom(order.command().getFirst()),
                        actions,
                        attributes,
                        LibC.strings(arena, order.command(), order.command().size()),
                        LibC.strings(arena, environment, environment.size()));
        if (error != 0) {
            throw new IOException(
                    "Expected to start %s in %s, but %s."
                            .formatted(
                                    order.command().getFirst(),
                                    order.directory().getFileName(),
                                    reason(error)));
        }
        return pid.get(JAVA_INT, 0);
    }

    private static String reason(int error) {
        return switch (error) {
            case 2 -> "there is no such file; install it or correct the name";
            case 7 -> "its arguments and parameters together are too long for this machine";
            case 11, 12 -> "this machine has no room for another process";
            case 13 -> "it may not be run; check its permissions";
            default -> "the system refused with error " + error;
        };
    }

    private static void refuseNul(LaunchOrder order) {
        boolean nul = order.command().stream().anyMatch(text -> text.indexOf('\0') >= 0);
        for (var variable : order.environment().entrySet()) {
            nul |= (variable.getKey() + variable.getValue()).indexOf('\0') >= 0;
        }
        if (nul) {
            throw new IllegalArgumentException(
                    "Expected a command and parameters without NUL characters, but one has some.");
        }
    }

    private int exitCode(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            if (libc.call("waitpid", pid, status, 0) != pid) {
                throw new IllegalStateException(
                        "Expected to see the end of process "
                                + pid
                                + ", but something else took it.");
            }
            int value = status.get(JAVA_INT, 0);
            int signal = value & 0x7f;
            return signal == 0 ? (value >> 8) & 0xff : 128 + signal;
        }
    }
}
