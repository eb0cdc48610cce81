package dev.pilothouse.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of this Java on the class path of the tests.
public final class OtherProcess {

    private OtherProcess() {}

    /// Runs a class to its end, which must be a good one, and gives what it printed.
    ///
    /// @param heap the most memory of its heap, as `-Xmx` spells it
    public static String told(String heap, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return told(List.of("-Xmx" + heap), main, arguments);
    }

    /// The same, with these options of the virtual machine.
    public static String told(List<String> options, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
