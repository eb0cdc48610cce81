package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.Frame.Chunk;
import dev.pilothouse.console.remote.Frame.Outcome;
import dev.pilothouse.console.remote.RunFacts.TaskFacts;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.TaskGroup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What the engine of another process sees.
///
/// **Thread:** one.
public final class FarLookout implements Lookout {

    private final ControlClient client;

    /// What is seen through a client, which it closes in the end.
    public FarLookout(ControlClient client) {
        this.client = client;
    }

    @Override
    public List<RunSummary> runs(int limit) {
        List<RunSummary> runs = new ArrayList<>();
        ask(new Request.Runs(limit), String.class, RunSummary.class, runs);
        return runs;
    }

    @Override
    public List<TaskGroup> taskGroups() {
        List<TaskGroup> groups = new ArrayList<>();
        ask(new Request.Groups(), String.class, TaskGroup.class, groups);
        return groups;
    }

    @Override
    public RunFacts run(long id) {
        List<TaskFacts> tasks = new ArrayList<>();
        return ask(new Request.Run(id), RunFacts.class, TaskFacts.class, tasks).withTasks(tasks);
    }

    @Override
    public void journal(long id, OutputStream out) throws IOException {
        chunks(new Request.Journal(id), String.class, out);
    }

    @Override
    public void logs(long id, String task, boolean follow, LogReader reader) throws IOException {
        client.ask(
                new Request.Logs(id, task, follow),
                String.class,
                part -> reader.read(ControlJson.answer(part, LogPiece.class)));
    }

    @Override
    public long export(long id, OutputStream out) throws IOException {
        return chunks(new Request.Export(id), Outcome.class, out).number();
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T chunks(Request request, Class<T> end, OutputStream out) throws IOException {
        return client.ask(
                request, end, part -> out.write(ControlJson.answer(part, Chunk.class).toBytes()));
    }

    private <P, T> T ask(Request request, Class<T> end, Class<P> part, List<P> parts) {
        try {
            return client.ask(request, end, json -> parts.add(ControlJson.answer(json, part)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep an answer", e);
        }
    }
}
