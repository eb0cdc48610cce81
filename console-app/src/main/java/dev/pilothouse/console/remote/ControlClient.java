package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.ControlException.Kind;
import dev.pilothouse.console.remote.ControlFiles.Meeting;
import dev.pilothouse.console.remote.Frame.Greeting;
import dev.pilothouse.console.remote.Frame.Outcome;
import dev.pilothouse.console.remote.Frame.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks the engine that another process has open on a data directory.
///
/// **Thread:** one. **Failure:** [ControlException] from every method.
public final class ControlClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BUSY = Duration.ofSeconds(8);
    private static final int PIECE = 128 * 1024;

    private final Wire wire;
    private final Deadlines deadlines;
    private final Path directory;

    private ControlClient(Wire wire, Deadlines deadlines, Path directory) {
        this.wire = wire;
        this.deadlines = deadlines;
        this.directory = directory;
    }

    /// Connects to the engine of a data directory; while too many others are connected, it tries
    /// again for a while.
    public static ControlClient connect(Path directory) {
        Deadlines deadlines = new Deadlines();
        long end = System.nanoTime() + BUSY.toNanos();
        try {
            while (true) {
                ControlClient client = tryOnce(directory, deadlines);
                if (client != null) {
                    return client;
                }
                if (System.nanoTime() > end) {
                    throw new ControlException(
                            Kind.UNREACHABLE,
                            "the engine of %s is busy with too many connections"
                                    .formatted(directory),
                            "Try again when some of them have ended.");
                }
                deadlines.rest();
            }
        } catch (ControlException e) {
            deadlines.close();
            throw e;
        } catch (IOException | JacksonException | InvalidPathException e) {
            deadlines.close();
            throw ControlException.unreachable(
                    "cannot reach the engine of %s: %s".formatted(directory, e.getMessage()));
        }
    }

    private static @Nullable ControlClient tryOnce(Path directory, Deadlines deadlines)
            throws IOException {
        Meeting meeting =
                new ControlFiles(directory)
                        .read()
                        .orElseThrow(
                                () ->
                                        ControlException.unreachable(
                                                "no console or engine is running on the data"
                                                        + " directory "
                                                        + directory));
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(meeting.socket()));
        ControlClient client =
                new ControlClient(new Wire(channel, deadlines), deadlines, directory);
        try {
            if (client.admitted(meeting.token())) {
                return client;
            }
            channel.close();
            return null;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean admitted(String token) throws IOException {
        Frame first = receive();
        if (first.is() == Frame.Kind.BUSY) {
            return false;
        }
        Greeting greeting = ControlJson.answer(first.body(), Greeting.class);
        if (greeting.protocol() != ControlSession.PROTOCOL) {
            throw new ControlException(
                    Kind.UNREACHABLE,
                    "the engine of %s is version %s and speaks protocol %d, this program %d"
                            .formatted(
                                    directory,
                                    greeting.version(),
                                    greeting.protocol(),
                                    ControlSession.PROTOCOL),
                    "Use the program that the engine was started with.");
        }
        wire.write(ControlJson.bytes(new ControlJson.Hello(token)), PATIENCE);
        return receive().is() == Frame.Kind.WELCOME;
    }

    /// Somebody who takes the parts of an answer.
    @FunctionalInterface
    interface PartReader {
        void read(JsonNode part) throws IOException;
    }

    /// Asks for something that comes in no parts, and gives the number of the answer: mostly that
    /// of the run which will do it.
    public long ask(Request request) {
        try {
            return ask(request, Outcome.class, _ -> {}).number();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /// The schedules of the engine, by workflow.
    public List<ScheduleFacts> schedules() {
        return list(new Request.Schedules(), ScheduleFacts.class);
    }

    /// The backfills of the engine, newest first.
    public List<BackfillFacts> backfills() {
        return list(new Request.Backfills(), BackfillFacts.class);
    }

    private <T> List<T> list(Request request, Class<T> type) {
        List<T> all = new ArrayList<>();
        try {
            ask(request, String.class, part -> all.add(ControlJson.answer(part, type)));
            return all;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /// Uploads a definition's JSON for the next request.
    public void upload(String json) {
        int at = 0;
        while (at < json.length()) {
            int end = Math.min(json.length(), at + PIECE);
            if (end < json.length() && Character.isHighSurrogate(json.charAt(end - 1))) {
                end--;
            }
            ask(new Request.Upload(json.substring(at, end)));
            at = end;
        }
    }

    /// Asks, hands the parts on, and gives the end of the answer.
    ///
    /// @throws IOException that `parts` threw
    <T> T ask(Request request, Class<T> type, PartReader parts) throws IOException {
        send(request);
        while (true) {
            Frame frame = next();
            switch (frame.is()) {
                case PART -> parts.read(frame.body());
                case BEAT -> {}
                case DONE -> {
                    return ControlJson.answer(frame.body(), type);
                }
                case REFUSED -> throw problem(Kind.REFUSED, frame);
                case WRONG -> throw problem(Kind.WRONG, frame);
                case FAILED -> throw problem(Kind.FAILED, frame);
                case GREETING, WELCOME, BUSY ->
                        throw lost(new IOException("it answered " + frame.is()));
            }
        }
    }

    private void send(Request request) {
        try {
            wire.write(ControlJson.call(request), PATIENCE);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private Frame next() {
        try {
            return receive();
        } catch (IOException | JacksonException e) {
            throw lost(e);
        }
    }

    private Frame receive() throws IOException {
        byte[] line = wire.read(Wire.LONGEST_FRAME, PATIENCE);
        if (line == null) {
            throw new IOException("it hung up");
        }
        return ControlJson.answer(line, Frame.class);
    }

    private static ControlException problem(Kind kind, Frame frame) {
        Problem problem = ControlJson.answer(frame.body(), Problem.class);
        return new ControlException(kind, problem.what(), problem.remedy());
    }

    private ControlException lost(Exception cause) {
        return ControlException.unreachable(
                "lost the engine of %s: %s".formatted(directory, cause.getMessage()));
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw lost(e);
        } finally {
            deadlines.close();
        }
    }
}
