package dev.pilothouse.console.time;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Rules;

import java.time.ZoneOffset;

/// A run in a time of its own, and the time of it.
abstract class TimeFixture {

    static final Words WORDS = Words.in(Language.ENGLISH);

    final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: nightly}
                    tasks:
                      - {name: extract, task_type: Fake}
                      - {name: users, task_type: Fake, fail_retry_times: 2, fail_retry_interval: 60s}
                      - {name: join, task_type: Fake, deps: [extract, users]}
                    """);
    final RunModel model =
            new RunModel(run::now, ZoneOffset.UTC, WORDS, Rules.tables(), _ -> text -> text);
    final TimeModel time = new TimeModel(model, WORDS);

    /// One task takes a second, the other one fails, waits for a minute and takes three seconds.
    void runToTheEnd() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        run.begin("extract").pass(500).begin("users").pass(500).succeed("extract").settle();
        run.pass(200).fail("users", "no rows").settle().pass(60_000).settle().pass(100);
        run.begin("users").pass(3_000).succeed("users").settle();
        run.begin("join").pass(800).succeed("join").settle();
        show();
    }

    void show() {
        model.open(12);
        model.loaded(run.snapshot(), run.journal());
    }
}
