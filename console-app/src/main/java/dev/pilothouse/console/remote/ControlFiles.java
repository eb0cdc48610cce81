package dev.pilothouse.console.remote;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The two things by which a data directory's engine is found: its socket, and the file that names
/// the socket and holds the token. Both are their owner's alone.
///
/// **Contract:** only the one who has the data directory locked writes or deletes them, so what
/// lies there when it comes was left by a killed process.
final class ControlFiles {

    /// More does not fit into the address of a socket everywhere.
    private static final int LONGEST_ADDRESS = 100;

    private static final int LONGEST_FILE = 4_096;
    private static final String OWNER_ALONE = "rw-------";

    private final Path directory;

    ControlFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /// How to reach an engine.
    ///
    /// @param socket where it listens
    /// @param token what opens it
    /// @param pid its process
    record Meeting(String socket, String token, long pid) {}

    /// The file with the token.
    Path file() {
        return directory.resolve("control.json");
    }

    /// A path for a new socket: in the data directory, or where its name would be too long, in a
    /// fresh directory that is the owner's alone.
    Path newSocket() throws IOException {
        Path usual = directory.resolve("control.sock");
        Files.deleteIfExists(usual);
        if (usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS) {
            return usual;
        }
        return Files.createTempDirectory("pilothouse").resolve("control.sock");
    }

    /// Removes a socket, and the directory that was made for it.
    void delete(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        Path home = socket.getParent();
        if (home != null && !home.equals(directory)) {
            Files.deleteIfExists(home);
        }
    }

    /// Removes the file with the token.
    void deleteToken() throws IOException {
        Files.deleteIfExists(file());
    }

    /// Takes from everybody else what the file system allows to be taken.
    void keepPrivate(Path socket) throws IOException {
        if (isPosix(socket)) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(OWNER_ALONE));
        }
    }

    /// Writes the file; it appears when it is whole, and was never anybody else's to read.
    void write(Meeting meeting) throws IOException {
        Path draft = directory.resolve("control.json.new");
        Files.deleteIfExists(draft);
        FileAttribute<?>[] attributes =
                isPosix(directory)
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString(OWNER_ALONE))
                        }
                        : new FileAttribute<?>[0];
        Files.createFile(draft, attributes);
        Files.write(draft, ControlJson.bytes(meeting));
        Files.move(draft, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /// What the file says; empty if there is none.
    ///
    /// **Failure:** [IOException] if it is not a file that an engine of this user has left.
    Optional<Meeting> read() throws IOException {
        try {
            if (isPosix(file()) && !isPrivate()) {
                throw new IOException("others may read or write " + file());
            }
            if (Files.size(file()) > LONGEST_FILE) {
                throw new IOException(file() + " is too long");
            }
            return Optional.of(ControlJson.answer(Files.readAllBytes(file()), Meeting.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JacksonException _) {
            throw new IOException(file() + " is damaged");
        }
    }

    private boolean isPrivate() throws IOException {
        Set<PosixFilePermission> owners =
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        return owners.containsAll(Files.getPosixFilePermissions(file()));
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
