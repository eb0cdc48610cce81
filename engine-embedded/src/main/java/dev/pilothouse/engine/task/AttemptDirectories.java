package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.task.process.ProcessId;
import dev.pilothouse.engine.task.process.ProcessMark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// Where attempts keep their files: `attempts/<run>/<number>/` below the data directory. Nothing is
/// made before it is needed.
///
/// **Thread:** any.
final class AttemptDirectories {

    static final String LOG = "log.txt";
    private static final String PROCESS = "process";
    private static final String PLACE = "place";

    private final Path data;
    private @Nullable String place;

    AttemptDirectories(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    Path data() {
        return data;
    }

    /// The directory of all attempts.
    Path root() {
        return data.resolve("attempts");
    }

    /// An attempt's directory, made if it is missing.
    Path make(AttemptId attempt) throws IOException {
        Path directory = of(attempt);
        PrivateFiles.makeDirectory(directory);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    "Expected %s to be a directory, but it is a link; remove it."
                            .formatted(data.relativize(directory)));
        }
        return directory;
    }

    /// The path of an attempt's log, seen from the data directory.
    String logPath(AttemptId attempt) {
        return "attempts/" + attempt.run() + "/" + attempt.number() + "/" + LOG;
    }

    /// What the attempt's processes carry.
    ProcessMark mark(AttemptId attempt) throws IOException {
        return new ProcessMark(place(), attempt);
    }

    /// Notes the first process of an attempt for the time after a crash.
    void noteProcess(AttemptId attempt, ProcessId process) throws IOException {
        PrivateFiles.write(of(attempt).resolve(PROCESS), process.written());
    }

    /// The process that was noted, if there is a readable note.
    Optional<ProcessId> notedProcess(AttemptId attempt) {
        try {
            Path note = of(attempt).resolve(PROCESS);
            return Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)
                    ? ProcessId.read(Files.readString(note))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Names this data directory among all that may exist, copies of it included: made of its path
    /// and of a random text kept in it.
    synchronized String place() throws IOException {
        String known = place;
        if (known == null) {
            PrivateFiles.makeDirectory(root());
            known = digest(root().toRealPath() + "\n" + randomText());
            place = known;
        }
        return known;
    }

    private Path of(AttemptId attempt) {
        return root().resolve(Long.toString(attempt.run()))
                .resolve(Integer.toString(attempt.number()));
    }

    private String randomText() throws IOException {
        Path file = root().resolve(PLACE);
        try {
            String text = Files.readString(file);
            if (!text.isEmpty()) {
                return text;
            }
        } catch (NoSuchFileException first) {
            // this data directory is used for the first time
        }
        String text = UUID.randomUUID().toString();
        PrivateFiles.write(file, text);
        return text;
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
