package dev.pilothouse.engine.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.OtherProcess;
import dev.pilothouse.engine.kit.PureWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Files that nobody exported, or that did not come whole.
class HostileRunFilesTest {

    private static final long TWO_SECONDS = 2_000_000_000L;

    @TempDir Path folder;
    private Path file = Path.of("");
    private List<String> good = List.of();

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("x.phrun");
        PureWorld world = PureWorld.of(Flows.of("a -> b").build()).toTheEnd();
        new RunExport("0.1.0")
                .write(
                        world.run(),
                        world.journal().size(),
                        consumer -> world.journal().forEach(consumer),
                        UnaryOperator.identity(),
                        file);
        good = lines();
        assertThat(RunImport.read(file).timeline().size()).isEqualTo(world.journal().size());
    }

    private List<String> lines() throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /// Writes lines with a right digest, so that it is not the digest that refuses them.
    private void write(List<String> lines) throws IOException {
        var digest = Digests.sha256();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines.subList(0, lines.size() - 1)) {
                byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                digest.update(bytes);
                out.write(bytes);
            }
            String sum = HexFormat.of().formatHex(digest.digest());
            String end =
                    lines.getLast()
                            .replaceAll("\"sha256\":\"[^\"]*\"", "\"sha256\":\"" + sum + "\"");
            out.write((end + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void replace(int line, String what, String by) throws IOException {
        List<String> lines = new ArrayList<>(good);
        assertThat(lines.get(line)).contains(what);
        lines.set(line, lines.get(line).replace(what, by));
        write(lines);
    }

    private RunFileException refused() {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        RunFileException refusal =
                catchThrowableOfType(RunFileException.class, () -> RunImport.read(file));
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        assertThat(took).isLessThan(TWO_SECONDS);
        assertThat(refusal).hasMessageStartingWith(file.toString());
        assertThat(refusal.remedy()).isNotBlank();
        return refusal;
    }

    @Test
    void aRewrittenGoodFileIsRead() throws Exception {
        write(good);
        assertThat(RunImport.read(file).definition().tasks()).hasSize(2);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> RunImport.read(folder.resolve("none.phrun")))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("none.phrun");
    }

    @Test
    void whatIsNotPackedIsRefused() throws Exception {
        for (String content : List.of("", "x", "{\"pilothouse\":\"run\"}", "PK\u0003\u0004")) {
            Files.writeString(file, content);
            assertThat(refused()).hasMessageContaining("cannot be unpacked");
        }
    }

    @Test
    void aFileThatDidNotComeWholeIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 20; length < bytes.length; length += 37) {
            Files.write(file, Arrays.copyOf(bytes, length));
            refused();
        }
    }

    @Test
    void aNewerFormatNamesTheProgramThatWroteIt() throws Exception {
        replace(0, "\"format\":1", "\"format\":2");
        assertThat(refused()).hasMessageContaining("has format 2, and this program reads up to 1");
        assertThat(refused().remedy()).contains("0.1.0");
    }

    @Test
    void aChangedByteIsNoticed() throws Exception {
        List<String> lines = new ArrayList<>(good);
        lines.set(3, lines.get(3).replace("\"at\":1", "\"at\":2"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(refused()).hasMessageContaining("the digest differs");
    }

    @Test
    void aHeadThatIsNoneOrPromisesTooMuchIsRefused() throws Exception {
        replace(0, "\"run\"", "\"cargo\"");
        assertThat(refused()).hasMessageContaining("line 1 is not the head");
        replace(0, "\"format\":1", "\"format\":-1");
        assertThat(refused()).hasMessageContaining("line 1 is not the head");
        replace(0, "\"entries\":", "\"entries\":99999999,\"x\":");
        assertThat(refused()).hasMessageContaining("up to 1000000, but has 99999999");
        replace(0, "\"entries\":", "\"entries\":999999,\"x\":");
        assertThat(refused()).hasMessageContaining("does not hold an entry");
    }

    @Test
    void missingOrSurplusLinesAreRefused() throws Exception {
        List<String> fewer = new ArrayList<>(good);
        fewer.remove(5);
        write(fewer);
        assertThat(refused()).hasMessageContaining("does not hold an entry");
        List<String> more = new ArrayList<>(good);
        more.add(5, good.get(5));
        write(more);
        assertThat(refused()).hasMessageContaining("should end");
        List<String> behind = new ArrayList<>(good);
        behind.add(good.getLast());
        write(behind);
        refused();
    }

    @Test
    void whatIsUnknownOrDoesNotFitIsNamedWithItsLine() throws Exception {
        replace(2, "\"type\":\"START\"", "\"type\":\"EXPLODE\"");
        assertThat(refused()).hasMessageContaining("line 3", "EXPLODE");
        replace(2, "\"verdict\":\"APPLIED\"", "\"verdict\":\"MAYBE\"");
        assertThat(refused()).hasMessageContaining("line 3");
        replace(2, "\"n\":1", "\"n\":7");
        assertThat(refused()).hasMessageContaining("Expected entry 1");
        replace(1, "\"to\":\"b\"", "\"to\":\"nowhere\"");
        assertThat(refused()).hasMessageContaining("definition");
        replace(1, "\"from\":\"a\"", "\"from\":\"b\"");
        assertThat(refused()).hasMessageContaining("definition");
        replace(1, "\"failureStrategy\":\"CONTINUE\",\"options\"", "\"options\"");
        assertThat(refused()).hasMessageContaining("line 2 does not say which run it is");
    }

    @Test
    void aNodeThatIsNotThereIsRefused() throws Exception {
        List<String> lines = new ArrayList<>(good);
        lines.replaceAll(
                line -> line.replace("{\"node\":1,\"state\"", "{\"node\":4000000,\"state\""));
        assertThat(lines).isNotEqualTo(good);
        write(lines);
        assertThat(refused()).hasMessageContaining("to fit the run");
    }

    @Test
    void deepAndLongLinesAreRefused() throws Exception {
        List<String> deep = new ArrayList<>(good);
        deep.set(2, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        write(deep);
        assertThat(refused()).hasMessageContaining("line 3", "depth");
        deep.set(2, "{\"a\":[" + "1,".repeat(3_000_000) + "1]}");
        write(deep);
        assertThat(refused()).hasMessageContaining("line 3");
        deep.set(2, "{\"a\":\"" + "x".repeat(20 << 20) + "\"}");
        write(deep);
        assertThat(refused()).hasMessageContaining("line 3 is longer than");
        deep.set(2, "{\"n\":" + "9".repeat(500_000) + "}");
        write(deep);
        assertThat(refused()).hasMessageContaining("line 3");
    }

    @Test
    void aBombIsRefusedBeforeItFillsTheMemory() throws Exception {
        Files.write(file, bomb());
        assertThat(refused()).hasMessageContaining("longer than");
    }

    private byte[] bomb() throws IOException {
        byte[] block = "{\"n\":1}\n".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(
                    (good.get(0).replaceAll("\"entries\":\\d+", "\"entries\":1000000") + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            out.write((good.get(1) + "\n").getBytes(StandardCharsets.UTF_8));
            out.write((good.get(2) + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++) {
                out.write(new byte[1 << 20]);
            }
            out.write(block);
        }
        return packed.toByteArray();
    }

    @Test
    void anyFlippedByteIsRefusedOrChangesNothing() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < 120; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bytes);
            try {
                assertThat(RunImport.read(file).timeline().entries()).hasSize(good.size() - 3);
            } catch (RunFileException e) {
                assertThat(e.remedy()).isNotBlank();
            }
        }
    }

    /// The largest of them, in a process that has no more than the limit.
    @Test
    void everyHostileFileIsRefusedWithinAHundredMegabytes() throws Exception {
        List<String> hostile = new ArrayList<>(good);
        List<Path> files = new ArrayList<>();
        for (String line :
                List.of(
                        "{\"a\":" + "[".repeat(5_000_000) + "}",
                        "{\"a\":[" + "1,".repeat(5_000_000) + "1]}",
                        "{\"a\":\"" + "x".repeat((12 << 20) - 20) + "\"}",
                        "{\"a\":{" + "\"k\":{},".repeat(1_000_000) + "\"k\":1}}")) {
            hostile.set(2, line);
            write(hostile);
            files.add(Files.copy(file, folder.resolve("line" + files.size())));
        }
        Files.write(file, bomb());
        files.add(Files.copy(file, folder.resolve("bomb")));
        files.add(Files.copy(endless(), folder.resolve("endless")));
        List<String> told =
                OtherProcess.told("100m", Reader.class, files.stream().map(Path::toString).toList())
                        .lines()
                        .toList();
        assertThat(told).hasSize(files.size()).containsOnly("refused");
    }

    /// Sound entries, more than the head says, and a digest that is not theirs.
    private Path endless() throws IOException {
        byte[] entries = (good.get(2) + "\n").repeat(1_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((good.get(0) + "\n" + good.get(1) + "\n").getBytes(StandardCharsets.UTF_8));
            for (long size = 0;
                    size < RunFileFormat.MOST_UNPACKED - (4 << 20);
                    size += entries.length) {
                out.write(entries);
            }
            out.write((good.getLast() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /// A process that reads files and says of each whether it was refused.
    static final class Reader {

        private Reader() {}

        static void main(String[] files) throws IOException {
            for (String name : files) {
                try {
                    RunImport.read(Path.of(name));
                    System.out.println("read");
                } catch (RunFileException _) {
                    System.out.println("refused");
                }
            }
        }
    }
}
