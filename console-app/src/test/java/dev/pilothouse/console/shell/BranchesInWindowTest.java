package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.branch.BranchLine;
import dev.pilothouse.console.run.Moment;
import dev.pilothouse.engine.branch.Pending;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.store.RunSummary;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A person asks what would have come of a run that failed.
@ExtendWith(ApplicationExtension.class)
class BranchesInWindowTest extends WindowFixture {

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    /// Runs a workflow whose second task fails, and shows it as it was before that.
    private void leaveBeforeTheFailure(FxRobot robot) {
        open(
                """
                workflow: {name: nightly}
                tasks:
                  - {name: extract, task_type: Fake, duration: 50ms}
                  - {name: load, task_type: Fake, outcome: FAILED, duration: 100ms, deps: [extract]}
                  - {name: publish, task_type: Fake, deps: [load]}
                """);
        until("the workflow is shown", () -> text("crumb").equals("nightly"));
        ask(Verb.RUN);
        untilState(WorkflowState.FAILED);
        onFx(
                () -> {
                    bench.dock().open("branches");
                    int failed = typeAt("FAILED");
                    helm.run().goTo(new Moment.After(failed));
                    return true;
                });
        until("a moment of the past is shown", () -> helm.run().isPast());
        robot.type(KeyCode.B);
        until("a branch is shown", () -> text("crumb").equals("branch 1"));
    }

    /// How many events were handled before the first one of a type.
    private int typeAt(String type) {
        for (int i = 0; i < helm.run().history().size(); i++) {
            if (helm.run().history().get(i).type().equals(type)) {
                return i;
            }
        }
        throw new AssertionError("Expected an event " + type);
    }

    @SuppressWarnings("unchecked")
    private TableView<Pending> pending() {
        return node(TableView.class, "branch-pending");
    }

    private List<String> branches() {
        return onFx(
                () ->
                        node(ListView.class, "branches").lookupAll(".list-cell").stream()
                                .map(ListCell.class::cast)
                                .filter(cell -> !cell.isEmpty())
                                .map(cell -> cell.getAccessibleText())
                                .toList());
    }

    private void stub(String task) {
        onFx(
                () -> {
                    @SuppressWarnings("unchecked")
                    ComboBox<String> tasks = node(ComboBox.class, "stub-task");
                    tasks.setValue(task);
                    node(TextField.class, "stub-after").setText("2.5");
                    node(Button.class, "stub-set").fire();
                    return true;
                });
    }

    @Test
    void aFailureThatDidNotHappenLetsTheRestRun(FxRobot robot) {
        leaveBeforeTheFailure(robot);
        int fork = onFx(() -> (int) helm.run().shownEvent());
        assertThat(text("branch-stopped")).isEmpty();
        assertThat(onFx(() -> pending().getItems().getFirst().event().type())).isEqualTo("FAILED");

        onFx(
                () -> {
                    pending().getSelectionModel().selectFirst();
                    String failed = node(TextField.class, "branch-event").getText();
                    node(TextField.class, "branch-event")
                            .setText(
                                    failed.replace("FAILED", "SUCCEEDED")
                                            .replaceAll("\"exit\":\\d+", "\"exit\":0"));
                    node(Button.class, "branch-replace").fire();
                    return true;
                });
        until(
                "the other event waits",
                () -> pending().getItems().getFirst().event().type().equals("SUCCEEDED"));
        robot.type(KeyCode.F9);
        until("the branch asks", () -> text("branch-stopped").contains("publish"));
        assertThat(text("branch-stopped")).contains("attempt 1").contains("never recorded");
        assertThat(onFx(() -> node(ComboBox.class, "stub-task").getValue())).isEqualTo("publish");

        stub("publish");
        until("the stub answers", () -> text("branch-stopped").isEmpty());
        robot.type(KeyCode.F9);
        until(
                "the branch succeeds",
                () -> helm.run().snapshotProperty().get().run().state() == WorkflowState.SUCCEEDED);

        assertThat(branches())
                .singleElement()
                .asString()
                .contains("Branch 1", "from event " + fork, "SUCCEEDED", "2 changes")
                .contains("differs from event " + (fork + 1))
                .contains("2 tasks are otherwise: load, publish");
        assertThat(engine.runs(10))
                .extracting(RunSummary::state)
                .containsExactly(WorkflowState.FAILED);
        keepAsATest();
    }

    /// What would have come of it is a test now.
    private void keepAsATest() {
        onFx(
                () -> {
                    bench.actions().get("run.scenario").fire();
                    return true;
                });
        until("it is written", () -> text("notice").contains("comes to the same end"));
        Path file = folder.resolve("nightly-1.yaml");
        assertThat(file)
                .content()
                .contains("workflow: SUCCEEDED", "publish: SUCCEEDED", "comes to the same end");
    }

    @Test
    void aRunIsKeptAsATestThatSaysHowItEnds(FxRobot robot) {
        leaveBeforeTheFailure(robot);
        onFx(
                () -> {
                    helm.leaveBranch();
                    return true;
                });
        untilState(WorkflowState.FAILED);
        onFx(
                () -> {
                    bench.actions().get("run.scenario").fire();
                    return true;
                });
        until("it is written", () -> text("notice").contains("comes to the same end"));
        assertThat(folder.resolve("nightly-1.yaml"))
                .content()
                .contains("workflow: FAILED", "load: FAILED", "publish: NOT_RUN");
    }

    @Test
    void steppingAndGoingBackStayInTheBranchAndTheTrunkStaysAsItIs(FxRobot robot) {
        leaveBeforeTheFailure(robot);
        long fork = onFx(() -> helm.run().shownEvent());
        robot.type(KeyCode.F7);
        until("one event more", () -> helm.run().shownEvent() == fork + 1);
        until("it is listed", () -> branches().getFirst().contains("as the trunk so far"));
        onFx(
                () -> {
                    helm.run().goTo(new Moment.After(2));
                    return true;
                });
        until("the branch's past is shown", () -> helm.run().shownEvent() == 2);
        assertThat(text("crumb")).isEqualTo("branch 1");
        assertThat(onFx(() -> helm.refusal(Verb.STOP)))
                .isEqualTo("A branch reaches nothing outside: go back to its trunk first");
        onFx(
                () -> {
                    helm.leaveBranch();
                    return true;
                });
        until("the trunk is shown", () -> text("crumb").equals("run #1"));
        untilState(WorkflowState.FAILED);
        assertThat(branches()).hasSize(1);
    }

    @Test
    void aChangeIsTakenBackAndABranchLeavesABranch(FxRobot robot) {
        leaveBeforeTheFailure(robot);
        onFx(
                () -> {
                    pending().getSelectionModel().selectFirst();
                    node(Button.class, "branch-drop").fire();
                    return true;
                });
        until("it is dropped", () -> branches().getFirst().contains("1 change"));
        robot.type(KeyCode.F9);
        until("nobody knows", () -> text("branch-stopped").contains("load"));
        onFx(
                () -> {
                    helm.branches().undo();
                    return true;
                });
        until("it is taken back", () -> branches().getFirst().contains("no change"));
        assertThat(onFx(() -> pending().getItems().getFirst().event().type())).isEqualTo("FAILED");
        robot.type(KeyCode.F7);
        until("one event is handled", () -> text("branch-stopped").isEmpty());
        robot.type(KeyCode.B);
        until("a branch of the branch is shown", () -> text("crumb").equals("branch 2"));
        assertThat(onFx(() -> helm.branches().lines().stream().map(BranchLine::depth).toList()))
                .containsExactly(1, 2);
    }

    @Test
    void anEventThatIsNoneIsRefusedWithWhatIsWrong(FxRobot robot) {
        leaveBeforeTheFailure(robot);
        onFx(
                () -> {
                    node(TextField.class, "branch-event").setText("{\"of\":\"task\"}");
                    node(Button.class, "branch-inject").fire();
                    return true;
                });
        until("it says so", () -> !text("branch-event-wrong").isEmpty());
        assertThat(text("branch-event-wrong"))
                .isEqualTo("Expected an event to have 'type', but it has none");
        assertThat(branches().getFirst()).contains("no change");
    }
}
