package dev.pilothouse.console.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Callers who do not mean well, or do not speak well: each harms its own connection and nobody
/// else's.
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ControlChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;
    private final Deadlines deadlines = new Deadlines();
    private @Nullable MasterEngine engine;
    private @Nullable ControlServer server;

    @BeforeEach
    void open() throws Exception {
        MasterEngine opened = MasterEngine.open(EngineSettings.in(folder));
        engine = opened;
        server = ControlServer.open(opened, folder, "1.0");
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(server).close();
        Objects.requireNonNull(engine).close();
        deadlines.close();
    }

    private ControlFiles.Meeting meeting() throws IOException {
        return new ControlFiles(folder).read().orElseThrow();
    }

    private SocketChannel socket() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(meeting().socket()));
    }

    private Wire wire() throws IOException {
        return new Wire(socket(), deadlines);
    }

    private static String line(Wire wire) throws IOException {
        byte[] line = wire.read(Wire.LONGEST_FRAME, PATIENCE);
        return line == null ? "hung up" : new String(line, StandardCharsets.UTF_8);
    }

    /// What comes before the end; a hard end is an end.
    private static List<String> untilEnd(Wire wire) {
        List<String> lines = new ArrayList<>();
        try {
            for (String next = line(wire); !next.equals("hung up"); next = line(wire)) {
                lines.add(next);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("no whole line came");
        }
        return lines;
    }

    private Wire admitted() throws IOException {
        Wire wire = wire();
        say(wire, "{\"token\":\"%s\"}".formatted(meeting().token()));
        assertThat(line(wire)).contains("GREETING", "\"protocol\":1");
        assertThat(line(wire)).contains("WELCOME");
        return wire;
    }

    private static void say(Wire wire, String line) throws IOException {
        wire.write(line.getBytes(StandardCharsets.UTF_8), PATIENCE);
    }

    private void assertServesOthers() {
        try (ControlClient client = ControlClient.connect(folder)) {
            assertThat(new FarLookout(client).runs(5)).isEmpty();
        }
    }

    @Test
    void hasATokenOf256BitsThatChangesEachTime() throws Exception {
        String first = meeting().token();
        assertThat(first).matches("[0-9a-f]{64}");
        Objects.requireNonNull(server).close();
        assertThat(folder.resolve("control.json")).doesNotExist();
        server = ControlServer.open(Objects.requireNonNull(engine), folder, "1.0");
        assertThat(meeting().token()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"\"}",
                "{\"token\":\"0000000000000000000000000000000000000000000000000000000000000000\"}",
                "{\"token\":null}",
                "{}",
                "{\"method\":\"runs\",\"arguments\":{\"limit\":1}}",
                "GET / HTTP/1.1"
            })
    void answersNobodyWithoutTheToken(String hello) throws Exception {
        try (Wire wire = wire()) {
            say(wire, hello + "\n{\"method\":\"runs\",\"arguments\":{\"limit\":1}}");
            assertThat(untilEnd(wire))
                    .hasSizeLessThanOrEqualTo(1)
                    .noneMatch(it -> it.contains("DONE"));
        }
        assertServesOthers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "[1,2]",
                "{\"method\":\"pause\"}",
                "{\"method\":\"pause\",\"arguments\":{}}",
                "{\"method\":\"pause\",\"arguments\":{\"run\":\"x\"}}",
                "{\"method\":\"pause\",\"arguments\":{\"run\":null}}",
                "{\"method\":\"pause\",\"arguments\":{\"run\":1,\"run\":2}}",
                "{\"method\":\"pause\",\"arguments\":{\"run\":1,\"@class\":\"java.io.File\"}}",
                "{\"method\":\"pause\",\"arguments\":{\"run\":NaN}}",
                "{\"method\":\"pause\",\"arguments\":{\"run\":1}} {}",
                "{\"method\":\"java.lang.Runtime\",\"arguments\":{}}",
                "{\"method\":\"stop\",\"arguments\":{\"run\":1,\"rung\":\"NUKE\",\"reason\":\"\"}}"
            })
    void hangsUpAtTheFirstLineThatIsNoRequest(String request) throws Exception {
        try (Wire wire = admitted()) {
            say(wire, request);
            assertThat(untilEnd(wire)).isEmpty();
        }
        assertServesOthers();
    }

    @Test
    void hangsUpOnDeepAndOnBrokenText() throws Exception {
        for (byte[] bytes :
                new byte[][] {
                    "[".repeat(100_000).getBytes(StandardCharsets.UTF_8), {(byte) 0xff, (byte) 0xfe}
                }) {
            try (Wire wire = admitted()) {
                wire.write(bytes, PATIENCE);
                assertThat(untilEnd(wire)).isEmpty();
            }
        }
        assertServesOthers();
    }

    @Test
    void survivesRandomBytes() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(noise);
            noise[noise.length - 1] = '\n';
            try (SocketChannel socket = socket()) {
                socket.write(ByteBuffer.wrap(noise));
                assertThat(untilEnd(new Wire(socket, deadlines)))
                        .noneMatch(it -> it.contains("WELCOME"));
            }
        }
        assertServesOthers();
    }

    @Test
    void readsLittleBeforeTheToken() throws Exception {
        try (SocketChannel socket = socket()) {
            assertThatThrownBy(() -> flood(socket)).isInstanceOf(IOException.class);
        }
        assertServesOthers();
    }

    @Test
    void readsNoMoreThanALineMayHave() throws Exception {
        try (SocketChannel socket = socket()) {
            Wire wire = new Wire(socket, deadlines);
            say(wire, "{\"token\":\"%s\"}".formatted(meeting().token()));
            assertThat(line(wire)).contains("GREETING");
            assertThat(line(wire)).contains("WELCOME");
            assertThatThrownBy(() -> flood(socket)).isInstanceOf(IOException.class);
        }
        assertServesOthers();
    }

    private static void flood(SocketChannel socket) throws IOException {
        ByteBuffer much = ByteBuffer.allocate(1 << 20);
        for (int i = 0; i < 64; i++) {
            socket.write(much.clear());
        }
    }

    @Test
    void takesNoEndlessDefinition() {
        try (ControlClient client = ControlClient.connect(folder)) {
            assertThatThrownBy(() -> client.upload("x".repeat(17 << 20)))
                    .isInstanceOf(ControlException.class)
                    .hasMessageContaining("longer than");
            assertThat(new FarLookout(client).runs(5)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"version\":1,\"workflow\":{\"name\":\"a\"}}", "[]"})
    void refusesADefinitionThatIsNone(String json) {
        try (ControlClient client = ControlClient.connect(folder)) {
            client.upload(json);
            assertThatThrownBy(() -> client.ask(new Request.Define()))
                    .isInstanceOf(ControlException.class)
                    .hasMessageContaining("cannot be used");
        }
    }

    @Test
    void hangsUpOnSomebodyWhoSaysNothing() throws Exception {
        try (Wire wire = wire()) {
            assertThat(untilEnd(wire)).singleElement().asString().contains("GREETING");
        }
    }

    @Test
    void letsOthersInWhenTwoHundredSlowOnesHaveConnected() throws Exception {
        List<SocketChannel> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                SocketChannel socket = socket();
                socket.write(ByteBuffer.wrap(new byte[] {'{'}));
                slow.add(socket);
            }
        } catch (IOException e) {
            assertThat(slow).as(e.toString()).hasSizeGreaterThan(63);
        }
        assertServesOthers();
        for (SocketChannel socket : slow) {
            socket.close();
        }
    }

    @Test
    void servesManyAtOnce() {
        List<Thread> callers = new ArrayList<>();
        List<Integer> answered = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 200; i++) {
            callers.add(
                    Thread.startVirtualThread(
                            () -> {
                                assertServesOthers();
                                answered.add(1);
                            }));
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> callers.stream().noneMatch(Thread::isAlive));
        assertThat(answered).hasSize(200);
    }

    @Test
    void replacesWhatWasLeftBehind() throws Exception {
        Objects.requireNonNull(server).close();
        Files.writeString(folder.resolve("control.sock"), "left");
        Files.writeString(folder.resolve("control.json"), "{\"left\":1}");
        Files.writeString(folder.resolve("control.json.new"), "half");
        server = ControlServer.open(Objects.requireNonNull(engine), folder, "1.0");
        assertServesOthers();
    }

    @Test
    void trustsNoTokenFileThatOthersMayTouch() throws Exception {
        Files.setPosixFilePermissions(
                folder.resolve("control.json"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> ControlClient.connect(folder))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("others may read or write");
    }

    @Test
    void listensElsewhereIfThePathIsTooLong() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        try (MasterEngine other = MasterEngine.open(EngineSettings.in(deep))) {
            Path socket;
            try (ControlServer _ = ControlServer.open(other, deep, "1.0");
                    ControlClient client = ControlClient.connect(deep)) {
                assertThat(new FarLookout(client).runs(5)).isEmpty();
                socket = Path.of(new ControlFiles(deep).read().orElseThrow().socket());
                Path home = Objects.requireNonNull(socket.getParent());
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                        .isEqualTo("rwx------");
            }
            assertThat(socket.getParent()).doesNotExist();
        }
    }
}
