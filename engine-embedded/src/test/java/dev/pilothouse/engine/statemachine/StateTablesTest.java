package dev.pilothouse.engine.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.kit.Repository;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Calls every cell of both tables and compares what they do with the matrices in `docs/tables`.
/// After a wanted change, run the tests with `-Dtables=write` and read the difference.
class StateTablesTest {

    private static final long LATER = 100_000_000;

    @Test
    void theTaskMatrixIsTheOneInTheDocuments() throws IOException {
        compare(
                "task.md",
                "Task states and events",
                matrix(SampleRuns.tasks(), SampleRuns::taskEvents));
    }

    @Test
    void theWorkflowMatrixIsTheOneInTheDocuments() throws IOException {
        compare(
                "workflow.md",
                "Workflow states and events",
                matrix(SampleRuns.workflows(), _ -> SampleRuns.workflowEvents()));
    }

    @Test
    void everyStateHasARowAndEveryEventAColumn() {
        Set<TaskState> states = EnumSet.noneOf(TaskState.class);
        SampleRuns.tasks().values().forEach(run -> states.add(run.node(0).state()));
        assertThat(states).containsExactlyInAnyOrder(TaskState.values());
        assertThat(SampleRuns.workflows())
                .containsOnlyKeys(Stream.of(WorkflowState.values()).map(Enum::name).toList());
        SampleRuns.tasks()
                .forEach((row, run) -> assertThat(row).startsWith(run.node(0).state().name()));
        assertThat(SampleRuns.workflowEvents()).hasSize(13).doesNotHaveDuplicates();
        assertThat(SampleRuns.taskEvents(Objects.requireNonNull(SampleRuns.tasks().get("RUNNING"))))
                .hasSize(16);
    }

    @Test
    void aCellDoesTheMostThatAnyOfItsCasesDoes() {
        StateTable tasks = StateTable.ofTasks(Rules.tables(), LATER);
        assertThat(tasks.states()).hasSize(TaskState.values().length);
        assertThat(tasks.events()).hasSize(16);
        assertThat(tasks.samples("SUBMITTED", "DISPATCHED"))
                .extracting(StateTable.Sample::row)
                .containsExactly(
                        "SUBMITTED",
                        "SUBMITTED, in a task group",
                        "SUBMITTED, placed",
                        "SUBMITTED, in the master");
        assertThat(tasks.verdict("SUBMITTED", "DISPATCHED")).isEqualTo(Verdict.APPLIED);
        assertThat(tasks.verdict("SUBMITTED", "WAKE")).isEqualTo(Verdict.APPLIED);
        assertThat(tasks.verdict("SUBMITTED", "RETRY")).isEqualTo(Verdict.ILLEGAL);
        assertThat(tasks.verdict("SUCCEEDED", "KILL")).isEqualTo(Verdict.LATE);
        StateTable runs = StateTable.ofWorkflows(Rules.tables(), LATER);
        assertThat(runs.states()).hasSize(WorkflowState.values().length);
        assertThat(runs.verdict("RUNNING", "STOP")).isEqualTo(Verdict.APPLIED);
        assertThat(runs.verdict("RUNNING", "FINALIZE")).isEqualTo(Verdict.ILLEGAL);
        assertThat(runs.verdict("PAUSED", "START")).isEqualTo(Verdict.APPLIED);
        assertThat(runs.samples("PAUSED", "RETRY")).isEmpty();
    }

    @Test
    void aDecisionInEveryCellIsTheFoldOfItsChanges() {
        SampleRuns.tasks()
                .forEach(
                        (_, run) ->
                                SampleRuns.taskEvents(run)
                                        .forEach(event -> assertFold(run, event)));
        SampleRuns.workflows()
                .forEach(
                        (_, run) ->
                                SampleRuns.workflowEvents()
                                        .forEach(event -> assertFold(run, event)));
    }

    private static void assertFold(Run run, LifecycleEvent event) {
        Decision decision = Rules.tables().decide(run, event, LATER);
        assertThat(
                        dev.pilothouse.engine.kit.RunInvariants.sameRun(
                                run.with(decision.changes()), decision.next()))
                .as("%s in %s", event, run.state())
                .isTrue();
    }

    private static List<List<String>> matrix(
            Map<String, Run> runs, Function<Run, List<LifecycleEvent>> events) {
        List<List<String>> rows = new ArrayList<>();
        runs.forEach(
                (state, run) -> {
                    if (rows.isEmpty()) {
                        rows.add(header(events.apply(run)));
                    }
                    List<String> row = new ArrayList<>(List.of("**" + state + "**"));
                    for (LifecycleEvent event : events.apply(run)) {
                        row.add(cell(run, Rules.tables().decide(run, event, LATER)));
                    }
                    rows.add(row);
                });
        return rows;
    }

    private static List<String> header(List<LifecycleEvent> events) {
        List<String> header = new ArrayList<>(List.of(""));
        events.forEach(
                event ->
                        header.add(
                                title(event).replace("_LOGICAL_TRANSITION_WITH_TASK_FINISH", "…")));
        return header;
    }

    private static String title(LifecycleEvent event) {
        return event instanceof WorkflowLifecycleEvent.Start start && start.command() != null
                ? "START with a command"
                : event.type();
    }

    private static String cell(Run before, Decision decision) {
        return switch (decision.verdict()) {
            case ILLEGAL -> "✗";
            case LATE -> decision.effects().isEmpty() ? "" : "(" + effects(decision) + ")";
            case APPLIED -> applied(before, decision);
        };
    }

    private static String applied(Run before, Decision decision) {
        Set<String> parts = new LinkedHashSet<>();
        if (before.state() != decision.next().state()) {
            parts.add("→ " + decision.next().state());
        }
        var node = decision.next().node(0);
        var former = before.node(0);
        if (former.state() != node.state()) {
            parts.add("→ " + node.state());
        }
        if (node.attempts().size() > former.attempts().size()) {
            parts.add("new attempt");
        }
        if (former.mark() != node.mark()) {
            parts.add("node " + node.mark());
        }
        if (!effects(decision).isEmpty()) {
            parts.add(effects(decision));
        }
        Set<String> published = new LinkedHashSet<>();
        decision.followUps()
                .forEach(
                        f ->
                                published.add(
                                        f.event()
                                                        .type()
                                                        .replace(
                                                                "_LOGICAL_TRANSITION_WITH_TASK_FINISH",
                                                                "")
                                                + (f.due() == 0 ? "" : " later")));
        if (!published.isEmpty()) {
            parts.add("publishes " + String.join(", ", published));
        }
        return parts.isEmpty() ? "·" : String.join("; ", parts);
    }

    private static String effects(Decision decision) {
        Set<String> names = new LinkedHashSet<>();
        decision.effects().forEach(effect -> names.add(effect.getClass().getSimpleName()));
        return String.join(", ", names);
    }

    private static void compare(String file, String title, List<List<String>> rows)
            throws IOException {
        StringBuilder text = new StringBuilder("# " + title + "\n\n");
        text.append("Generated by `StateTablesTest` from the rules themselves; do not edit.\n\n");
        text.append(
                "`→` goes to the state · `·` handled, nothing changes · empty: late, acknowledged"
                        + " without effect · `✗` illegal, recorded as an incident\n\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---".repeat(rows.get(0).size())).append("|\n");
            }
        }
        Path path = Repository.root().resolve("docs/tables").resolve(file);
        if ("write".equals(System.getProperty("tables"))) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(path));
    }
}
