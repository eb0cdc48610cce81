package dev.pilothouse.engine.task.process;

import java.io.IOException;
import java.util.concurrent.Executor;

/// Port: starts a process as the leader of a session of its own, with nothing to read from, one
/// pipe for both outputs and no open file of ours.
public interface ProcessLauncher {

    /// Starts a process. **Thread:** any. **Failure:** says which program could not be started, and
    /// why.
    Launched launch(LaunchOrder order) throws IOException;

    /// The quickest launcher that works on this machine. `threads` must grow as needed: each
    /// running process may hold one of them.
    static ProcessLauncher ofThisMachine(Executor threads) {
        return LibC.find()
                .filter(LibC::canSpawn)
                .<ProcessLauncher>map(libc -> new PosixSpawn(libc, threads))
                .orElseGet(JavaLaunch::new);
    }
}
