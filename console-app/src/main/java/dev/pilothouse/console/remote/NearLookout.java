package dev.pilothouse.console.remote;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalWriter;
import dev.pilothouse.engine.journal.file.RunExport;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.TaskGroup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// What this process sees itself: of its own engine, or of a directory that nobody has open.
///
/// **Thread:** any.
public final class NearLookout implements Lookout {

    private final RunSource source;
    private final String version;
    private final Runnable closing;

    private NearLookout(RunSource source, String version, Runnable closing) {
        this.source = source;
        this.version = version;
        this.closing = closing;
    }

    /// The runs of an archive, which it closes in the end.
    ///
    /// @param version the program's, for what is exported
    public static NearLookout of(Archive archive, String version) {
        return new NearLookout(new RunSource.AtRest(archive), version, archive::close);
    }

    /// The runs of an engine, which it leaves open; of running ones it sees what there is now.
    static NearLookout of(RunSource.Live source, String version) {
        return new NearLookout(source, version, () -> {});
    }

    @Override
    public List<RunSummary> runs(int limit) {
        return source.runs(Math.max(0, limit));
    }

    @Override
    public List<TaskGroup> taskGroups() {
        return source.taskGroups();
    }

    @Override
    public RunFacts run(long id) {
        RunSnapshot snapshot = snapshot(id);
        return RunFacts.of(snapshot, source.mask(snapshot.run()));
    }

    /// The journal was masked when it was written.
    @Override
    public void journal(long id, OutputStream out) throws IOException {
        long last = snapshot(id).lastEntry();
        JournalWriter writer = new JournalWriter(UnaryOperator.identity());
        try {
            source.journal(
                    id,
                    entry -> {
                        if (entry.number() <= last) {
                            write(out, writer.line(entry) + "\n");
                        }
                    });
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static void write(OutputStream out, String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void logs(long id, String task, boolean follow, LogReader reader) throws IOException {
        new LogPages(source.logs(), task, reader).read(snapshot(id).run(), true);
    }

    @Override
    public long export(long id, OutputStream out) throws IOException {
        RunSnapshot snapshot = snapshot(id);
        new RunExport(version)
                .write(
                        snapshot.run(),
                        snapshot.lastEntry(),
                        consumer -> source.journal(id, consumer),
                        source.mask(snapshot.run()),
                        out);
        return snapshot.lastEntry();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void close() {
        closing.run();
    }

    private RunSnapshot snapshot(long id) {
        return source.snapshot(id).orElseThrow(() -> ControlException.noRun(id));
    }
}
