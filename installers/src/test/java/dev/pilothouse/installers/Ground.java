package dev.pilothouse.installers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A place where a package is installed and used, and of which nothing stays behind.
interface Ground extends AutoCloseable {

    /// What the program's command is called there.
    String program();

    /// Where the program lies there.
    String home();

    /// A directory of an ordinary user, with a space in its name.
    String user();

    /// The same place as somebody outside sees it.
    Path outside(String path);

    /// A command of an ordinary user, in the directory of that user, with an environment of its
    /// own.
    ProcessBuilder command(List<String> words);

    /// True if the package was really installed: its command is on the `PATH`, no Java of the
    /// machine is there, and it can be removed.
    boolean isInstalled();

    @Override
    void close() throws IOException;
}
