package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// Opens the log of an attempt step by step from the root, so that neither a link nor a directory
/// that is swapped in between leads outside.
final class LogFile {

    private static final Set<OpenOption> READ =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Path LOG = Path.of(AttemptDirectories.LOG);

    private LogFile() {}

    static LogPage read(Path root, AttemptId attempt, long offset, int maxBytes)
            throws IOException {
        Path run = Path.of(Long.toString(attempt.run()));
        Path number = Path.of(Integer.toString(attempt.number()));
        try (var top = Files.newDirectoryStream(root)) {
            if (top instanceof SecureDirectoryStream<Path> secure) {
                try (var ofRun = secure.newDirectoryStream(run, LinkOption.NOFOLLOW_LINKS);
                        var own = ofRun.newDirectoryStream(number, LinkOption.NOFOLLOW_LINKS)) {
                    return read(own, root.resolve(run).resolve(number), offset, maxBytes);
                }
            }
            return readByPath(root, root.resolve(run).resolve(number), offset, maxBytes);
        } catch (NoSuchFileException none) {
            return new LogPage(offset, offset, 0, "");
        }
    }

    private static LogPage read(
            SecureDirectoryStream<Path> own, Path directory, long offset, int maxBytes)
            throws IOException {
        var view =
                own.getFileAttributeView(
                        LOG, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        BasicFileAttributes attributes = view.readAttributes();
        Object links =
                Files.getAttribute(directory.resolve(LOG), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        refuseUnless(attributes.isRegularFile() && links.equals(1), directory);
        try (SeekableByteChannel channel = own.newByteChannel(LOG, READ)) {
            return read(channel, offset, maxBytes);
        }
    }

    private static LogPage readByPath(Path root, Path directory, long offset, int maxBytes)
            throws IOException {
        Path file = directory.resolve(LOG);
        boolean inside = directory.toRealPath().startsWith(root.toRealPath());
        refuseUnless(inside && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), directory);
        try (SeekableByteChannel channel = Files.newByteChannel(file, READ)) {
            return read(channel, offset, maxBytes);
        }
    }

    private static void refuseUnless(boolean own, Path directory) throws IOException {
        if (!own) {
            throw new IOException(
                    "Expected the log in %s to be a plain file of its own, but it is not; it is not read."
                            .formatted(directory));
        }
    }

    private static LogPage read(SeekableByteChannel channel, long offset, int maxBytes)
            throws IOException {
        long size = channel.size();
        long from = Math.min(offset, size);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(maxBytes, size - from));
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // reads on until the piece is full or the file has ended
        }
        int length = wholeCharacters(buffer.array(), buffer.position());
        String text = new String(buffer.array(), 0, length, StandardCharsets.UTF_8);
        return new LogPage(from, from + length, size, text);
    }

    /// The length without an unfinished character at the end.
    private static int wholeCharacters(byte[] bytes, int length) {
        for (int back = 1; back <= Math.min(4, length); back++) {
            int lead = bytes[length - back] & 0xFF;
            if (lead < 0x80) {
                return length;
            }
            if (lead >= 0xC0) {
                int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return back < needed ? length - back : length;
            }
        }
        return length;
    }
}
