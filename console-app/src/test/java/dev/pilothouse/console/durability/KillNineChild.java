package dev.pilothouse.console.durability;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.RunSnapshot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.logging.LogManager;

/// A process that runs workflows until it is killed, and says what is committed: a line `A run
/// entry state` per turn, `S run` per accepted run, `O` once it is open.
///
/// Arguments: the data directory; a seed to start runs, or `settle` to finish those there are.
final class KillNineChild {

    private static final int STARTERS = 3;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private KillNineChild() {}

    static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        try {
            work(Path.of(arguments[0]), arguments[1]);
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void work(Path directory, String task) throws InterruptedException {
        MasterEngine engine =
                MasterEngine.open(EngineSettings.in(directory), KillNineChild::acknowledge);
        if (task.equals("settle")) {
            engine.awaitIdle();
            engine.close();
            return;
        }
        Random random = new Random(Long.parseLong(task));
        for (int i = 0; i < STARTERS; i++) {
            long seed = random.nextLong();
            Thread.ofPlatform().start(() -> keepStarting(engine, new Random(seed)));
        }
    }

    private static void keepStarting(MasterEngine engine, Random random) {
        List<WorkflowDefinition> definitions = KillNineFlows.all();
        while (true) {
            WorkflowDefinition definition = definitions.get(random.nextInt(definitions.size()));
            long id = engine.start(definition, StartOptions.defaults("test")).join();
            say("S " + id);
            engine.finished(id).join();
        }
    }

    private static void acknowledge(RunSnapshot snapshot) {
        if (!snapshot.entries().isEmpty()) {
            say(
                    "A %d %d %s"
                            .formatted(
                                    snapshot.run().identity().id(),
                                    snapshot.lastEntry(),
                                    snapshot.run().state()));
        }
    }

    /// One write, so that a line is out whole or not at all.
    private static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
