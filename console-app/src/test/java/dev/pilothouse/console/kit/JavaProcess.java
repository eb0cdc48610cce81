package dev.pilothouse.console.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A real process of this Java on the class path of the tests, started for speed.
public final class JavaProcess implements AutoCloseable {

    private static final long MOST_SECONDS = 120;
    private static final List<String> DEFAULT_SIGNALS = List.of("env", "--default-signal=INT");
    private static final boolean DEFAULT_SIGNALS_SUPPORTED = isSupported(DEFAULT_SIGNALS);

    private final Process process;
    private final Path out;
    private final Path err;

    private JavaProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// What a process has left.
    ///
    /// @param exitCode what it ended with
    /// @param out what it printed
    /// @param err what it complained
    public record Ended(int exitCode, String out, String err) {

        /// The lines it printed.
        public List<String> lines() {
            return out.lines().toList();
        }

        /// The lines it complained.
        public List<String> complaints() {
            return err.lines().toList();
        }
    }

    /// Starts `pilothouse` with these arguments; `scratch` keeps what it prints and is its home.
    public static JavaProcess pilothouse(Path scratch, String... arguments) {
        List<String> command = java("dev.pilothouse.console.Main");
        command.addAll(List.of(arguments));
        return start(scratch, command, Map.of());
    }

    /// The start of a command line that runs a class of the tests' class path.
    public static List<String> java(String mainClass) {
        String home = System.getProperty("java.home");
        List<String> command = new ArrayList<>(withSignals());
        command.addAll(
                List.of(
                        home + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        mainClass));
        return command;
    }

    /// What undoes that the tests themselves may have been started with SIGINT ignored, as jobs in
    /// the background are: the process would inherit it and never hear a Ctrl-C.
    private static List<String> withSignals() {
        return DEFAULT_SIGNALS_SUPPORTED ? DEFAULT_SIGNALS : List.of();
    }

    private static boolean isSupported(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The class path of the tests.
    public static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /// Starts any command; `scratch` keeps what it prints and is its home.
    public static JavaProcess start(
            Path scratch, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(scratch);
            Path out = Files.createTempFile(scratch, "out", ".txt");
            Path err = Files.createTempFile(scratch, "err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().put("HOME", scratch.toString());
            builder.environment().remove("XDG_DATA_HOME");
            builder.environment().remove("PILOTHOUSE_DATA");
            builder.environment().remove("JDK_JAVA_OPTIONS");
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().putAll(environment);
            return new JavaProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process itself.
    public Process process() {
        return process;
    }

    /// What it has printed so far.
    public String printed() {
        return text(out);
    }

    /// Sends it a signal by name: `INT`, `TERM`.
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /// Waits for its end.
    public Ended ended() throws InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "Expected the process to end, but it did not.\n" + text(out) + text(err));
        }
        return new Ended(process.exitValue(), text(out), text(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
