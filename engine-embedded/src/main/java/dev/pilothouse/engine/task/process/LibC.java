package dev.pilothouse.engine.task.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The few functions of the C library that Java has no equivalent for: a signal to a whole process
/// group, and a process that leads a session of its own without another program in between.
final class LibC {

    private static final String[] FOR_SPAWN = {
        "pipe2",
        "close",
        "waitpid",
        "posix_spawnp",
        "posix_spawnattr_init",
        "posix_spawnattr_setflags",
        "posix_spawnattr_destroy",
        "posix_spawn_file_actions_init",
        "posix_spawn_file_actions_addopen",
        "posix_spawn_file_actions_adddup2",
        "posix_spawn_file_actions_addchdir_np",
        "posix_spawn_file_actions_addclosefrom_np",
        "posix_spawn_file_actions_destroy"
    };

    private final Map<String, MethodHandle> functions = new HashMap<>();

    private LibC() {
        find("kill", JAVA_INT, JAVA_INT);
        find("pipe2", ADDRESS, JAVA_INT);
        find("close", JAVA_INT);
        find("waitpid", JAVA_INT, ADDRESS, JAVA_INT);
        find("posix_spawnp", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        find("posix_spawnattr_init", ADDRESS);
        find("posix_spawnattr_setflags", ADDRESS, JAVA_SHORT);
        find("posix_spawnattr_destroy", ADDRESS);
        find("posix_spawn_file_actions_init", ADDRESS);
        find("posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        find("posix_spawn_file_actions_adddup2", ADDRESS, JAVA_INT, JAVA_INT);
        find("posix_spawn_file_actions_addchdir_np", ADDRESS, ADDRESS);
        find("posix_spawn_file_actions_addclosefrom_np", ADDRESS, JAVA_INT);
        find("posix_spawn_file_actions_destroy", ADDRESS);
    }

    /// The C library of a Linux machine; empty elsewhere, or where native access is denied.
    static Optional<LibC> find() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        try {
            LibC libc = new LibC();
            return libc.functions.containsKey("kill") ? Optional.of(libc) : Optional.empty();
        } catch (IllegalCallerException nativeAccessDenied) {
            return Optional.empty();
        }
    }

    /// True if everything that starting a process needs is there (glibc from 2.34 on).
    boolean canSpawn() {
        for (String name : FOR_SPAWN) {
            if (!functions.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /// Calls a function that returns an `int`.
    int call(String name, Object... arguments) {
        MethodHandle function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException(
                    "Expected the C library to have " + name + ", but it has not.");
        }
        try {
            return (int) function.invokeExact(arguments);
        } catch (Throwable failure) {
            throw new IllegalStateException(
                    "Expected to call " + name + ", but could not.", failure);
        }
    }

    /// A null-terminated array of C strings.
    static MemorySegment strings(Arena arena, Iterable<String> texts, int count) {
        MemorySegment array = arena.allocate(ADDRESS, count + 1L);
        int index = 0;
        for (String text : texts) {
            array.setAtIndex(ADDRESS, index++, arena.allocateFrom(text));
        }
        array.setAtIndex(ADDRESS, index, MemorySegment.NULL);
        return array;
    }

    // "restricted": these are the declarations of the C headers, so the calls are as safe as in C
    @SuppressWarnings("restricted")
    private void find(String name, MemoryLayout... arguments) {
        @Nullable MemorySegment symbol =
                Linker.nativeLinker().defaultLookup().find(name).orElse(null);
        if (symbol != null) {
            MethodHandle function =
                    Linker.nativeLinker()
                            .downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, arguments));
            functions.put(
                    name,
                    function.asSpreader(Object[].class, arguments.length)
                            .asType(MethodType.methodType(int.class, Object[].class)));
        }
    }
}
