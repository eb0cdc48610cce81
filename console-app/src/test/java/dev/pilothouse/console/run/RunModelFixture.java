package dev.pilothouse.console.run;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.graphview.model.GraphNode;

import java.time.ZoneOffset;

/// A run in a time of its own, and the model of it.
abstract class RunModelFixture {

    static final String FLOW =
            """
            workflow: {name: nightly}
            tasks:
              - {name: extract, task_type: Fake}
              - {name: users, task_type: Fake, fail_retry_times: 2, fail_retry_interval: 5s}
              - {name: off, task_type: Fake, flag: "NO"}
              - {name: join, task_type: Fake, deps: [extract, users, off]}
            """;

    final ScriptedRun run = ScriptedRun.of(FLOW);
    final RunModel model =
            new RunModel(
                    run::now,
                    ZoneOffset.UTC,
                    Words.in(Language.ENGLISH),
                    Rules.tables(),
                    _ -> text -> text.replace("s3cret", "******"));

    void start() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
    }

    void show() {
        model.open(12);
        model.loaded(run.snapshot(), run.journal());
    }

    GraphNode node(String task) {
        return model.graphProperty().get().node(task).orElseThrow();
    }
}
