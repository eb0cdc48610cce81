package dev.pilothouse.console.remote;

import dev.pilothouse.engine.MasterEngine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// One connection: the greeting, the token, then request after request until one side hangs up.
///
/// **Thread:** one. **Contract:** before the token nothing of the engine is touched and little is
/// read; the first bad line ends the connection.
final class ControlSession {

    /// The number of the protocol; raised with every change that an older side cannot take.
    static final int PROTOCOL = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ControlSession.class);
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration READING = Duration.ofSeconds(10);
    private static final int LONGEST_HELLO = 1_024;
    private static final long BETWEEN_COMPLAINTS = Duration.ofSeconds(10).toNanos();

    private final Wire wire;
    private final Host host;

    ControlSession(Wire wire, Host host) {
        this.wire = wire;
        this.host = host;
    }

    /// What all connections share.
    static final class Host {
        private final MasterEngine engine;
        private final byte[] token;
        private final String version;
        private final AtomicLong complained =
                new AtomicLong(System.nanoTime() - BETWEEN_COMPLAINTS);

        Host(MasterEngine engine, String token, String version) {
            this.engine = engine;
            this.token = token.getBytes(StandardCharsets.UTF_8);
            this.version = version;
        }

        /// Takes as long for a wrong token as for the right one.
        private boolean admits(ControlJson.Hello hello) {
            return MessageDigest.isEqual(token, hello.token().getBytes(StandardCharsets.UTF_8));
        }

        /// Logs, unless it has just done so.
        private void complain(String what) {
            long last = complained.get();
            long now = System.nanoTime();
            if (now - last >= BETWEEN_COMPLAINTS && complained.compareAndSet(last, now)) {
                LOG.warn("The control channel hung up on a caller: {}", what);
            }
        }
    }

    /// Says that there are too many.
    void turnAway() {
        try (wire) {
            send(Frame.of(Frame.Kind.BUSY, ""));
        } catch (IOException e) {
            host.complain(reason(e));
        }
    }

    /// Serves until one side hangs up.
    void run() {
        try (wire) {
            if (opened()) {
                serve();
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            host.complain(reason(e));
        }
    }

    private boolean opened() throws IOException {
        send(Frame.of(Frame.Kind.GREETING, new Frame.Greeting(PROTOCOL, host.version)));
        byte[] line = wire.read(LONGEST_HELLO, HANDSHAKE);
        if (line == null) {
            return false;
        }
        if (!host.admits(ControlJson.hello(line))) {
            throw new IOException("a wrong token");
        }
        send(Frame.of(Frame.Kind.WELCOME, ""));
        return true;
    }

    private void serve() throws IOException {
        ControlDesk desk = new ControlDesk(host.engine, host.version, this::send);
        while (true) {
            byte[] line = wire.read(Wire.LONGEST_FRAME, IDLE);
            if (line == null) {
                return;
            }
            desk.answer(ControlJson.request(line));
        }
    }

    private void send(Frame frame) throws IOException {
        wire.write(ControlJson.bytes(frame), READING);
    }

    private static String reason(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
