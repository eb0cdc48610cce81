package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.Frame.Chunk;
import dev.pilothouse.console.remote.Frame.Outcome;
import dev.pilothouse.console.remote.Frame.Problem;
import dev.pilothouse.console.remote.RunFacts.TaskFacts;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.TaskGroup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Does what one connection asks, and sends the answers.
///
/// **Thread:** one.
final class ControlDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ControlDesk.class);
    private static final int CHUNK = 192 * 1024;
    private static final long PATIENCE_SECONDS = 20;
    private static final Frame BEAT = Frame.of(Frame.Kind.BEAT, "");

    private final MasterEngine engine;
    private final NearLookout lookout;
    private final Sender sender;
    private final StartDesk starts;
    private final ScheduleDesk schedules;
    private final BackfillDesk backfills;

    ControlDesk(MasterEngine engine, String version, Sender sender) {
        this.engine = engine;
        this.lookout = NearLookout.of(new RunSource.Live(engine), version);
        this.sender = sender;
        this.starts = new StartDesk(engine, author());
        this.schedules = new ScheduleDesk(engine, starts);
        this.backfills = new BackfillDesk(engine, starts, author());
    }

    /// Where answers go.
    @FunctionalInterface
    interface Sender {
        void send(Frame frame) throws IOException;
    }

    /// Where the parts of an answer go.
    @FunctionalInterface
    interface Parts {
        void part(Object body) throws IOException;
    }

    /// Answers a request.
    ///
    /// **Failure:** [IOException] if the other side is gone.
    void answer(Request request) throws IOException {
        try {
            sender.send(Frame.of(Frame.Kind.DONE, done(request)));
        } catch (ControlException e) {
            Problem problem = new Problem(String.valueOf(e.getMessage()), e.remedy());
            sender.send(Frame.of(kind(e.kind()), problem));
        } catch (TimeoutException _) {
            sender.send(failed("the engine has not answered for %d s".formatted(PATIENCE_SECONDS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the channel is being closed", e);
        } catch (RuntimeException | ExecutionException e) {
            LOG.warn("Expected to answer {}, but could not", request.getClass(), e);
            sender.send(failed("the engine could not do it: " + e.getMessage()));
        }
    }

    private static Frame failed(String what) {
        return Frame.of(
                Frame.Kind.FAILED,
                new Problem(what, "See pilothouse.0.log in the data directory, and try again."));
    }

    private static Frame.Kind kind(ControlException.Kind kind) {
        return switch (kind) {
            case REFUSED -> Frame.Kind.REFUSED;
            case WRONG -> Frame.Kind.WRONG;
            case UNREACHABLE, FAILED -> Frame.Kind.FAILED;
        };
    }

    private Object done(Request request)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        return switch (request) {
            case Request.Runs(int limit) -> runs(limit);
            case Request.Run(long run) -> run(run);
            case Request.Journal(long run) -> journal(run);
            case Request.Logs(long run, String task, boolean follow) -> logs(run, task, follow);
            case Request.Export(long run) -> export(run);
            case Request.Pause(long run) -> outcome(engine.pause(run, author()));
            case Request.Stop stop -> outcome(stop(stop));
            case Request.Rerun(long run) -> outcome(engine.rerun(run, author()));
            case Request.Recover(long run, boolean suspended) ->
                    outcome(
                            suspended
                                    ? engine.recoverSuspended(run, author())
                                    : engine.recoverFailed(run, author()));
            case Request.ForceSuccess(long run, String task) ->
                    outcome(engine.forceSuccess(run, task, author()));
            case Request.ForceStart(long run, String task) ->
                    outcome(engine.forceStart(run, task, author()));
            case Request.Groups _ -> groups();
            case Request.SetGroup(String group, int size) -> resized(group, size);
            case Request.Upload(String text) -> starts.upload(text);
            case Request.Define _ -> starts.define();
            case Request.Start start -> new Outcome(settled(starts.start(start)));
            case Request.Schedules _ -> schedules.list(this::part);
            case Request.PutOnline online -> schedules.putOnline(online);
            case Request.TakeOffline(String workflow) -> schedules.takeOffline(workflow);
            case Request.StartBackfill backfill -> backfills.start(backfill);
            case Request.Backfills _ -> backfills.list(this::part);
            case Request.StopBackfill(long backfill) -> backfills.stop(backfill);
            case Request.ResumeBackfill(long backfill) -> backfills.resume(backfill);
        };
    }

    /// Whoever holds the token is the user whose process this is.
    private static String author() {
        return System.getProperty("user.name", "unknown");
    }

    private String runs(int limit) throws IOException {
        for (RunSummary run : lookout.runs(limit)) {
            part(run);
        }
        return "";
    }

    private String groups() throws IOException {
        for (TaskGroup group : lookout.taskGroups()) {
            part(group);
        }
        return "";
    }

    private Outcome resized(String group, int size) {
        engine.setTaskGroup(group, Math.max(TaskGroup.UNLIMITED, size));
        return new Outcome(size);
    }

    private RunFacts run(long id) throws IOException {
        RunFacts facts = lookout.run(id);
        for (TaskFacts task : facts.tasks()) {
            part(task);
        }
        return facts.withTasks(List.of());
    }

    private String journal(long id) throws IOException {
        try (OutputStream out = chunks()) {
            lookout.journal(id, out);
        }
        return "";
    }

    private Outcome export(long id) throws IOException {
        try (OutputStream out = chunks()) {
            return new Outcome(lookout.export(id, out));
        }
    }

    private String logs(long id, String task, boolean follow)
            throws IOException, InterruptedException {
        lookout.run(id);
        if (follow) {
            new FollowedLogs(engine, id, task, this::part, () -> sender.send(BEAT)).read();
        } else {
            lookout.logs(id, task, false, this::part);
        }
        return "";
    }

    private ControlOutcome stop(Request.Stop stop) {
        return switch (stop.rung()) {
            case ASK -> engine.stop(stop.run(), author(), stop.reason());
            case KILL -> engine.kill(stop.run(), author(), stop.reason());
            case FORCE -> engine.forceFinalise(stop.run(), author(), stop.reason());
        };
    }

    private static Outcome outcome(CompletableFuture<ControlOutcome> outcome)
            throws InterruptedException, ExecutionException, TimeoutException {
        return outcome(settled(outcome));
    }

    private static Outcome outcome(ControlOutcome outcome) {
        return switch (outcome) {
            case ControlOutcome.Accepted(long run) -> new Outcome(run);
            case ControlOutcome.Refused(String reason) ->
                    throw new ControlException(
                            ControlException.Kind.REFUSED,
                            reason,
                            "See 'pilothouse list' and 'pilothouse show ID' for how the runs are.");
        };
    }

    private static <T> T settled(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void part(Object body) throws IOException {
        sender.send(Frame.of(Frame.Kind.PART, body));
    }

    private OutputStream chunks() {
        return new BufferedOutputStream(
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        part(Chunk.of(new byte[] {(byte) one}));
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        for (int at = from; at < from + length; at += CHUNK) {
                            int end = Math.min(at + CHUNK, from + length);
                            part(Chunk.of(Arrays.copyOfRange(bytes, at, end)));
                        }
                    }
                },
                CHUNK);
    }
}
