package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.run.RunLine;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.List;

/// A person finds runs again.
@ExtendWith(ApplicationExtension.class)
class RunsSearchTest extends WindowFixture {

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private void run(String name, String outcome, WorkflowState end) {
        open(
                """
                workflow: {name: %s}
                tasks: [{name: a, task_type: Fake, outcome: %s}]
                """
                        .formatted(name, outcome));
        until("the workflow is shown", () -> text("crumb").equals(name));
        ask(Verb.RUN);
        untilState(end);
    }

    private List<String> titles() {
        return onFx(
                () -> {
                    List<?> lines = node(ListView.class, "runs").getItems();
                    return lines.stream().map(line -> ((RunLine) line).title()).toList();
                });
    }

    private void search(FxRobot robot, String text) {
        onFx(
                () -> {
                    TextField field = node(TextField.class, "runs-search");
                    field.clear();
                    field.requestFocus();
                    return true;
                });
        robot.write(text);
    }

    @Test
    void byStateWorkflowTextAndTimeAndSaysWhatItDoesNotKnow(FxRobot robot) {
        run("ingest", "SUCCEEDED", WorkflowState.SUCCEEDED);
        run("report", "FAILED", WorkflowState.FAILED);
        run("ingest-late", "FAILED", WorkflowState.FAILED);
        assertThat(titles()).containsExactly("#3 ingest-late", "#2 report", "#1 ingest");

        search(robot, "state:FAILED");
        until("the failed ones are found", () -> titles().size() == 2);
        assertThat(titles()).containsExactly("#3 ingest-late", "#2 report");
        search(robot, "state:failed workflow:INGEST since:1h");
        until("one is found", () -> titles().equals(List.of("#3 ingest-late")));
        search(robot, "before:2001-01-01");
        until("none is found", () -> titles().isEmpty());

        search(robot, "state:FAILD");
        until(
                "it says what there is",
                () -> text("runs-search-trouble").startsWith("There is no state FAILD; there are"));
        search(robot, "report");
        until("it is found by its name", () -> titles().equals(List.of("#2 report")));
        assertThat(text("runs-search-trouble")).isEmpty();
        search(robot, "");
        until("all are there again", () -> titles().size() == 3);
    }

    @Test
    void aRunThatWasFoundGoesOnBeforeOnesEyes(FxRobot robot) throws IOException {
        openGatedFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.RUNNING);
        search(robot, "state:RUNNING");
        until("it is found", () -> titles().equals(List.of("#1 nightly")));
        openGate();
        untilState(WorkflowState.SUCCEEDED);
        until(
                "its line says so",
                () ->
                        ((RunLine) node(ListView.class, "runs").getItems().getFirst())
                                .detail()
                                .startsWith("succeeded in "));
    }
}
