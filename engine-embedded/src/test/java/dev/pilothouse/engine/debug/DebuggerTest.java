package dev.pilothouse.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.debug.Place.Mishap;
import dev.pilothouse.engine.debug.Place.OfCell;
import dev.pilothouse.engine.debug.Place.OfEvent;
import dev.pilothouse.engine.debug.Place.OfMishap;
import dev.pilothouse.engine.debug.Place.OfTask;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.logic.expression.ExpressionException;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.TaskTypes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Real runs of a real engine, stopped before events.
class DebuggerTest {

    @TempDir Path folder;
    private MasterEngine engine;
    private Breakpoints breakpoints;
    private final List<Debugger.Note> notes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        open(Rules.tables());
    }

    private void open(Rules rules) {
        engine =
                MasterEngine.open(
                        EngineSettings.in(folder.resolve("data")), TaskTypes.installed(), rules);
        engine.observeAll(_ -> {});
        engine.debugger().onNote(notes::add);
        breakpoints = engine.debugger().breakpoints();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    // --- breakpoints ---

    @Test
    void stopsARunBeforeATaskAndLetsOthersPass() throws Exception {
        breakpoints.set(Breakpoint.at("b1", new OfTask("b")).in("stopped"));
        long stopped = start(Flows.of("a -> b").build("stopped"));
        long other = start(Flows.of("a -> b").build("other"));
        RunSnapshot snapshot = stoppedAt(stopped);
        assertThat(snapshot.bus().why()).isEqualTo("breakpoint b1: task b");
        assertThat(next(snapshot)).isEqualTo(new TaskLifecycleEvent.Start(1));
        assertThat(journal(stopped)).hasSize((int) snapshot.lastEntry());
        assertThat(snapshot.run().node(1).state()).isEqualTo(TaskState.NOT_RUN);
        assertThat(finished(other).state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(engine.release(stopped)).isTrue();
        assertThat(finished(stopped).state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(breakpoints.hits("b1")).isEqualTo(1);
    }

    @Test
    void stopsInACellUnderACondition() throws Exception {
        breakpoints.set(
                Breakpoint.at("again", new OfCell(Machine.TASK, "RUNNING", "FAILED"))
                        .when("${attempt} > 1 && \"${task}\" == \"a\""));
        long id = start(failing(2));
        RunSnapshot snapshot = stoppedAt(id);
        assertThat(next(snapshot)).isInstanceOf(TaskLifecycleEvent.Failed.class);
        assertThat(snapshot.run().node(0).state()).isEqualTo(TaskState.RUNNING);
        assertThat(snapshot.run().node(0).attempts()).hasSize(2);
        engine.release(id);
        stoppedAt(id);
        engine.release(id);
        assertThat(finished(id).state()).isEqualTo(WorkflowState.FAILED);
        assertThat(breakpoints.hits("again")).isEqualTo(2);
    }

    @Test
    void countsHitsNotesWithoutStoppingStopsOnceAndCanBeMuted() throws Exception {
        OfEvent retries = new OfEvent(Machine.TASK, "RETRY");
        breakpoints.set(Breakpoint.at("note", retries).noting("${task} again, ${nobody}"));
        breakpoints.set(Breakpoint.at("second", retries).fromHit(2).asOnce());
        breakpoints.set(Breakpoint.at("off", retries).enabled(false));
        long id = start(failing(3));
        assertThat(stoppedAt(id).bus().why()).isEqualTo("breakpoint second: RETRY");
        engine.release(id);
        finished(id);
        assertThat(notes)
                .extracting(Debugger.Note::text)
                .containsExactly("a again, ${nobody}", "a again, ${nobody}", "a again, ${nobody}");
        assertThat(breakpoints.hits("off")).isZero();
        breakpoints.mute(true);
        finished(start(failing(1)));
        assertThat(breakpoints.hits("note")).isEqualTo(3);
    }

    @Test
    void aConditionThatCannotBeReadIsRefusedAndOneThatCannotBeToldStops() throws Exception {
        Breakpoint any = Breakpoint.at("b", new OfEvent(Machine.TASK, "RUNNING"));
        assertThatThrownBy(() -> breakpoints.set(any.when("${attempt} >")))
                .isInstanceOf(ExpressionException.class);
        assertThat(breakpoints.all()).isEmpty();
        breakpoints.set(any.when("${nothing} > 1"));
        long id = start(Flows.of("a").build());
        assertThat(stoppedAt(id).bus().why())
                .startsWith("the condition of breakpoint b cannot be told:")
                .contains("nothing");
        breakpoints.remove("b");
        engine.release(id);
        finished(id);
    }

    @Test
    void stopsBeforeAFailureAndBeforeAnEventThatCannotBeHandled() throws Exception {
        breakpoints.set(Breakpoint.at("f", new OfMishap(Mishap.FAILURE)));
        long id = start(failing(0));
        RunSnapshot before = stoppedAt(id);
        assertThat(before.run().node(0).state()).isEqualTo(TaskState.RUNNING);
        assertThat(next(before)).isInstanceOf(TaskLifecycleEvent.Failed.class);
        engine.release(id);
        RunSnapshot atEnd = stoppedAt(id);
        assertThat(atEnd.run().state()).isEqualTo(WorkflowState.RUNNING);
        assertThat(next(atEnd)).isInstanceOf(WorkflowLifecycleEvent.Failed.class);
        engine.release(id);
        assertThat(finished(id).state()).isEqualTo(WorkflowState.FAILED);
    }

    @Test
    void stopsBeforeAnEventWhoseDecisionThrows() throws Exception {
        engine.close();
        open(
                (run, event, at) -> {
                    if (event instanceof TaskLifecycleEvent.Succeeded) {
                        throw new IllegalStateException("a defect");
                    }
                    return Rules.tables().decide(run, event, at);
                });
        breakpoints.set(Breakpoint.at("d", new OfMishap(Mishap.DEAD_EVENT)));
        long id = start(Flows.of("a").build());
        RunSnapshot snapshot = stoppedAt(id);
        assertThat(next(snapshot)).isInstanceOf(TaskLifecycleEvent.Succeeded.class);
        assertThat(snapshot.bus().dead()).isEmpty();
    }

    /// Wherever a run may be stopped, it stops before the first event that hits the cell.
    @Test
    void stopsInEveryCellThatARunComesThrough() throws Exception {
        long free = start(failing(1));
        finished(free);
        Set<OfCell> cells = cells(free);
        assertThat(cells).hasSizeGreaterThan(10);
        for (OfCell cell : cells) {
            breakpoints.replace(List.of(Breakpoint.at("cell", cell)));
            long id = start(failing(1));
            RunSnapshot snapshot = stoppedAt(id);
            assertThat(next(snapshot).type()).isEqualTo(cell.type());
            assertThat(cells(id)).doesNotContain(cell);
            assertThat(journal(id)).hasSize((int) snapshot.lastEntry());
            breakpoints.replace(List.of());
            engine.release(id);
            finished(id);
            assertThat(cells(id)).as("the first event behind the stop").contains(cell);
        }
    }

    // --- targets ---

    @Test
    void runsToATaskToAStateToAnEventAndSaysWhatItDidNotReach() throws Exception {
        breakpoints.set(Breakpoint.at("begin", new OfEvent(Machine.WORKFLOW, "START")).asOnce());
        long id = start(Flows.of("a -> b -> c").build());
        stoppedAt(id);
        engine.runTo(id, new Target.AtTask("b"));
        RunSnapshot atTask = stoppedAt(id);
        assertThat(atTask.bus().why()).isEqualTo("reached task b");
        assertThat(next(atTask)).isEqualTo(new TaskLifecycleEvent.Start(1));
        engine.runTo(id, new Target.AtState("b", TaskState.RUNNING));
        RunSnapshot atState = stoppedAt(id);
        assertThat(next(atState)).isInstanceOf(TaskLifecycleEvent.Running.class);
        assertThat(atState.run().node(1).state()).isNotEqualTo(TaskState.RUNNING);
        long entry = atState.lastEntry() + 3;
        engine.runTo(id, new Target.AtEntry(entry));
        assertThat(stoppedAt(id).lastEntry()).isEqualTo(entry - 1);
        engine.runTo(id, new Target.AtState("c", TaskState.KILLED));
        assertThat(finished(id).state()).isEqualTo(WorkflowState.SUCCEEDED);
        await().until(() -> !notes.isEmpty());
        assertThat(notes.getFirst().text())
                .isEqualTo("task c becoming KILLED was not reached: the run has ended SUCCEEDED");
    }

    @Test
    void stepsOverATaskAndOutOfAChild() throws Exception {
        engine.define(Flows.of("x -> y").build("child"));
        breakpoints.set(Breakpoint.at("x", new OfTask("x")));
        long parent =
                start(
                        Flows.of("sub -> after")
                                .task(
                                        "sub",
                                        t ->
                                                t.type(
                                                        "SubWorkflow",
                                                        Map.of("workflow_name", "child")))
                                .build("parent"));
        await().until(() -> engine.runs(10).size() == 2);
        long child =
                engine.runs(10).stream()
                        .filter(run -> run.workflow().equals("child"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        stoppedAt(child);
        assertThat(engine.stepOver(child)).isTrue();
        RunSnapshot behind = stoppedAt(child);
        assertThat(behind.bus().why()).isEqualTo("reached the end of task x");
        assertThat(behind.run().node(0).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(behind.run().node(1).state()).isEqualTo(TaskState.NOT_RUN);
        assertThat(engine.stepOut(parent)).as("nobody's child").isFalse();
        assertThat(engine.stepOut(child)).isTrue();
        RunSnapshot out = stoppedAt(parent);
        assertThat(out.run().node(0).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(out.run().node(1).state()).isEqualTo(TaskState.NOT_RUN);
        engine.release(parent);
        assertThat(finished(parent).state()).isEqualTo(WorkflowState.SUCCEEDED);
    }

    @Test
    void aPersonWhoStepsIsNotStoppedTwice() throws Exception {
        breakpoints.set(Breakpoint.at("begin", new OfEvent(Machine.WORKFLOW, "START")));
        breakpoints.set(Breakpoint.at("a", new OfTask("a")));
        long id = start(Flows.of("a").build());
        for (long entry = stoppedAt(id).lastEntry() + 1; entry <= 3; entry++) {
            assertThat(engine.step(id)).isTrue();
            long wanted = entry;
            await().until(() -> engine.snapshot(id).orElseThrow().lastEntry() == wanted);
        }
        assertThat(breakpoints.hits("a")).isEqualTo(1);
        engine.release(id);
        finished(id);
    }

    // --- what there is ---

    private static WorkflowDefinition failing(int retries) {
        return Flows.of("a")
                .task(
                        "a",
                        t ->
                                t.type("Fake", Map.of("outcome", "FAILED"))
                                        .retries(retries, Duration.ofMillis(1)))
                .build("failing");
    }

    private long start(WorkflowDefinition flow) throws Exception {
        return engine.start(flow, StartOptions.defaults("test")).get(30, TimeUnit.SECONDS);
    }

    private Run finished(long id) throws Exception {
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    private RunSnapshot stoppedAt(long id) {
        await().until(
                        () ->
                                engine.snapshot(id)
                                        .filter(s -> s.bus().held() && !s.bus().why().isEmpty())
                                        .isPresent());
        return engine.snapshot(id).orElseThrow();
    }

    private static LifecycleEvent next(RunSnapshot snapshot) {
        return snapshot.bus().ready().getFirst().event();
    }

    private List<JournalEntry> journal(long id) {
        List<JournalEntry> entries = new ArrayList<>();
        engine.journal(id, 1, entries::add);
        return entries;
    }

    /// The cells that the run's events have hit.
    private Set<OfCell> cells(long id) {
        Set<OfCell> cells = new LinkedHashSet<>();
        RunSnapshot last = engine.snapshot(id).orElseThrow();
        Run run = Run.submitted(last.run().identity(), last.run().graph().plan());
        for (JournalEntry entry : journal(id)) {
            String state =
                    entry.event() instanceof TaskLifecycleEvent task
                            ? run.node(task.node()).state().name()
                            : run.state().name();
            cells.add(new OfCell(Machine.of(entry.event()), state, entry.event().type()));
            run = run.with(entry.changes());
        }
        return cells;
    }
}
