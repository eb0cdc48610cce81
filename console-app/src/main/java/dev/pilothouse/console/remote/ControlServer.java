package dev.pilothouse.console.remote;

import dev.pilothouse.engine.MasterEngine;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Listens for commands to an engine, on a socket of its data directory that only its user can
/// open, behind a token that only its user can read.
///
/// **Contract:** to be opened by the one who has the directory locked, so a socket and a token that
/// lie there are left-overs and are replaced. Whatever a caller does ends its own connection and
/// nothing else. **Thread:** any; each connection has a thread of its own.
public final class ControlServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int MOST_CONNECTIONS = 64;
    private static final int TOKEN_BYTES = 32;
    private static final int BACKLOG = 256;

    private final ControlFiles files;
    private final Path socket;
    private final ServerSocketChannel listening;
    private final Deadlines deadlines = new Deadlines();
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final ControlSession.Host host;

    private ControlServer(
            ControlFiles files,
            Path socket,
            ServerSocketChannel listening,
            ControlSession.Host host) {
        this.files = files;
        this.socket = socket;
        this.listening = listening;
        this.host = host;
    }

    /// Opens the channel to an engine.
    ///
    /// @param version the program's version
    /// @throws IOException if the system has no such sockets, or the directory cannot be written
    public static ControlServer open(MasterEngine engine, Path dataDirectory, String version)
            throws IOException {
        ControlFiles files = new ControlFiles(dataDirectory);
        Path socket = files.newSocket();
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            files.keepPrivate(socket);
            String token = token();
            files.write(
                    new ControlFiles.Meeting(
                            socket.toString(), token, ProcessHandle.current().pid()));
            ControlServer server =
                    new ControlServer(
                            files,
                            socket,
                            listening,
                            new ControlSession.Host(engine, token, version));
            Thread.ofPlatform().daemon().name("control-channel").start(server::listen);
            return server;
        } catch (IOException | UnsupportedOperationException e) {
            listening.close();
            files.delete(socket);
            throw new IOException("the control channel cannot be opened: " + e.getMessage(), e);
        }
    }

    /// The same for somebody who can do without it: then there is none, and `complaint` is told why
    /// in a line.
    public static @Nullable ControlServer beside(
            MasterEngine engine, Path dataDirectory, String version, Consumer<String> complaint) {
        try {
            return open(engine, dataDirectory, version);
        } catch (IOException e) {
            LOG.warn("Expected to open the control channel, but could not", e);
            complaint.accept(
                    "No commands from other processes are taken: %s.".formatted(e.getMessage()));
            return null;
        }
    }

    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void listen() {
        while (listening.isOpen()) {
            try {
                take(listening.accept());
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.warn("Expected to take a connection of the control channel, but could not", e);
                deadlines.rest();
            }
        }
    }

    private void take(SocketChannel channel) {
        ControlSession session = new ControlSession(new Wire(channel, deadlines), host);
        if (connections.size() >= MOST_CONNECTIONS) {
            session.turnAway();
            return;
        }
        connections.add(channel);
        Thread.ofVirtual()
                .name("control-connection")
                .start(
                        () -> {
                            try {
                                session.run();
                            } finally {
                                connections.remove(channel);
                            }
                        });
    }

    /// Hangs up on everybody and removes the socket and the token.
    @Override
    public void close() {
        try {
            listening.close();
            for (SocketChannel connection : connections) {
                connection.close();
            }
            files.deleteToken();
            files.delete(socket);
        } catch (IOException e) {
            LOG.warn("Expected to close the control channel, but could not", e);
        }
        deadlines.close();
    }
}
