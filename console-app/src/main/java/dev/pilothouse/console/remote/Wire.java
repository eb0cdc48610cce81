package dev.pilothouse.console.remote;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Future;

/// One end of a connection: lines of bounded length, each read and written within a time.
///
/// **Thread:** one. **Failure:** [IOException]; the connection is of no use any more. Memory is
/// taken as bytes come, never as they are announced.
final class Wire implements AutoCloseable {

    /// The longest line, in bytes.
    static final int LONGEST_FRAME = 1 << 20;

    private final SocketChannel channel;
    private final Deadlines deadlines;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024).flip();

    Wire(SocketChannel channel, Deadlines deadlines) {
        this.channel = channel;
        this.deadlines = deadlines;
    }

    /// The next line without its end; null if the other side has closed.
    byte @Nullable [] read(int longest, Duration within) throws IOException {
        Future<?> deadline = deadlines.close(channel, within);
        try {
            return line(longest);
        } catch (AsynchronousCloseException e) {
            throw new IOException("no whole line came within " + within.toSeconds() + " s", e);
        } finally {
            deadline.cancel(false);
        }
    }

    private byte @Nullable [] line(int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (in.hasRemaining()) {
                byte next = in.get();
                if (next == '\n') {
                    return line.toByteArray();
                }
                if (line.size() == longest) {
                    throw new IOException("a line is longer than %d bytes".formatted(longest));
                }
                line.write(next);
            }
            if (channel.read(in.clear()) < 0) {
                in.flip();
                return null;
            }
            in.flip();
        }
    }

    /// Sends a line.
    void write(byte[] line, Duration within) throws IOException {
        if (line.length > LONGEST_FRAME) {
            throw new IOException("an answer of %d bytes is too long".formatted(line.length));
        }
        ByteBuffer out = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        Future<?> deadline = deadlines.close(channel, within);
        try {
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } catch (AsynchronousCloseException e) {
            throw new IOException("nobody has read for " + within.toSeconds() + " s", e);
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
