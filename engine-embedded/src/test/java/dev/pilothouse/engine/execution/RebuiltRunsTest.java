package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.trial.RandomTrial;
import dev.pilothouse.engine.simulation.trial.TrialPlan;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.StoredRun;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// 200 random runs, each lost after every single event and rebuilt from its rows: graph, timers,
/// slots, parameters and end are those of the run that was not lost. Half of them are stopped or
/// paused on the way.
class RebuiltRunsTest {

    private static final int RUNS = 200;
    private static final int BEFORE_THE_REQUEST = 12;
    private static final TaskOrders ORDERS = new TaskOrders("p", List.of());

    private final Map<Integer, AttemptRow> rows = new TreeMap<>();
    private final Set<FollowUp> timers = new HashSet<>();
    private final Set<Integer> slots = new TreeSet<>();
    private int crashes;

    @Test
    void aRunThatIsLostAfterAnyEventIsRebuiltAsItWas() {
        for (int seed = 0; seed < RUNS; seed++) {
            check(seed, RandomTrial.plan(seed));
        }
        assertThat(crashes).isGreaterThan(20 * RUNS);
    }

    private void check(int seed, TrialPlan plan) {
        PureWorld undisturbed = world(seed, plan).toTheEnd();
        rows.clear();
        timers.clear();
        slots.clear();
        Run run = undisturbed.first();
        for (JournalEntry entry : undisturbed.journal()) {
            follow(Rules.tables().decide(run, entry.event(), entry.at()), entry);
            RunWrite write = turn(run, entry);
            write.inserts().forEach(row -> rows.put(row.attempt().number(), row));
            write.updates().forEach(row -> rows.put(row.attempt().number(), row));
            run = run.with(entry.changes());
            Run rebuilt = rebuilt(run, write);
            String where = "seed %d, after %s".formatted(seed, entry);
            sameGraph(where, run, rebuilt);
            sameParameters(where, run, rebuilt);
            if (run.status().startedAt() > 0 && !run.state().isTerminal()) {
                sameTimersAndSlots(where, run, rebuilt, entry.at());
                sameEnd(where, plan, isAsked(seed), undisturbed.run(), rebuilt);
            }
            crashes++;
        }
        assertThat(undisturbed.run().state().isTerminal()).as("seed %d", seed).isTrue();
    }

    private static PureWorld world(int seed, TrialPlan plan) {
        PureWorld world = scripted(plan, PureWorld.of(plan.workflow()));
        for (int i = 0; i < BEFORE_THE_REQUEST && world.step(); i++) {
            assertThat(world.run().graph().activeCount()).isNotNegative();
        }
        if (!isAsked(seed)) {
            return world;
        }
        return world.publish(
                seed % 4 == 0
                        ? new WorkflowLifecycleEvent.Stop("test", "")
                        : new WorkflowLifecycleEvent.Pause("test"));
    }

    private static boolean isAsked(int seed) {
        return seed % 4 < 2;
    }

    /// What never ends by itself and has no timeout ends here.
    private static PureWorld scripted(TrialPlan plan, PureWorld world) {
        plan.script()
                .acts()
                .forEach(
                        (task, acts) ->
                                world.script(
                                        task,
                                        new PureWorld.Act(
                                                acts.getLast().ends().name(),
                                                acts.getLast().after(),
                                                acts.getLast().outputs())));
        return world;
    }

    /// What the run that is not lost has in memory: its timers and the slots it holds or wants.
    private void follow(Decision decision, JournalEntry entry) {
        timers.removeIf(t -> t.event().equals(entry.event()) && t.due() <= entry.at());
        for (FollowUp followUp : decision.followUps()) {
            if (followUp.due() > 0) {
                timers.add(followUp);
            } else if (followUp.event() instanceof TaskLifecycleEvent.Start start
                    && decision.next().node(start.node()).state() == TaskState.SUBMITTED) {
                slots.add(decision.next().node(start.node()).attempts().getLast().number());
            }
        }
        for (Effect effect : decision.effects()) {
            switch (effect) {
                case Effect.RequestSlot request -> slots.add(request.attempt());
                case Effect.ReleaseSlot release -> slots.remove(release.attempt());
                case Effect.SendDispatch _,
                        Effect.RunLogic _,
                        Effect.SendRecall _,
                        Effect.Reattach _,
                        Effect.SendKill _,
                        Effect.WakeNext _,
                        Effect.Alert _,
                        Effect.WakeTaskGroup _,
                        Effect.JumpTaskGroup _,
                        Effect.Unload _ -> {}
            }
        }
    }

    /// What is written of one event, as while a bus is being stepped.
    private static RunWrite turn(Run run, JournalEntry entry) {
        EngineClock clock = entry::at;
        WorkflowEventBus bus = new WorkflowEventBus(1, clock, false);
        WorkflowExecution execution =
                new WorkflowExecution(
                        run, bus, 1, entry.number() - 1, false, _ -> UnaryOperator.identity());
        Turn turn = new Turn(execution, clock);
        bus.publish(entry.event());
        turn.decide(
                (r, event, _) -> Rules.tables().decide(r, event, entry.at()),
                EventGuard.NONE,
                1,
                _ -> {});
        return turn.write();
    }

    private Run rebuilt(Run run, RunWrite write) {
        StoredRun stored =
                new StoredRun(
                        run.identity(),
                        write.status(),
                        1,
                        write.lastEntry(),
                        null,
                        List.copyOf(rows.values()));
        return RunLoader.loaded(stored, run.graph().plan().definition());
    }

    // --- the comparison ---

    /// A node that was reached and has no attempt yet has no row: it is reached again.
    private static void sameGraph(String where, Run run, Run rebuilt) {
        assertThat(rebuilt.status()).as(where).isEqualTo(run.status());
        assertThat(rebuilt.nextAttempt()).as(where).isEqualTo(run.nextAttempt());
        for (int node = 0; node < run.graph().size(); node++) {
            TaskExecution was = run.node(node);
            TaskExecution is = rebuilt.node(node);
            boolean rowless = was.mark() == Mark.ACTIVE && was.attempt() == null;
            if (rowless && was.state() == TaskState.NOT_RUN) {
                assertThat(is.state()).as(where).isEqualTo(TaskState.NOT_RUN);
                assertThat(rebuilt.graph().isTriggerConditionMet(node)).as(where).isTrue();
            } else if (rowless) {
                assertThat(is.state()).as(where).isEqualTo(was.state());
            } else if (was.attempt() != null) {
                assertThat(is).as("%s, node %d", where, node).isEqualTo(was);
            } else {
                assertThat(is.attempts()).as("%s, node %d", where, node).isEqualTo(was.attempts());
            }
        }
    }

    private static void sameParameters(String where, Run run, Run rebuilt) {
        for (int node = 0; node < run.graph().size(); node++) {
            assertThat(ORDERS.parameters(rebuilt, node))
                    .as("%s, node %d", where, node)
                    .isEqualTo(ORDERS.parameters(run, node));
        }
    }

    /// Kills that are repeated are no timers of their own: a rebuilt run asks again at once.
    private void sameTimersAndSlots(String where, Run run, Run rebuilt, long at) {
        Decision again = Rules.tables().decide(rebuilt, new WorkflowLifecycleEvent.Start(), at);
        assertThat(armed(again.followUps(), run, at)).as(where).isEqualTo(armed(timers, run, at));
        Set<Integer> held = new TreeSet<>();
        for (int node : rebuilt.graph().activeNodes()) {
            TaskAttempt attempt = rebuilt.node(node).attempt();
            if (attempt != null
                    && attempt.times().ended() == 0
                    && !rebuilt.graph().plan().isLogic(node)
                    && (attempt.isPlaced() || asksForSlot(again, node, rebuilt))) {
                held.add(attempt.number());
            }
        }
        Set<Integer> kept = new TreeSet<>(slots);
        if (run.isEnding()) {
            held.removeIf(number -> !isPlaced(rebuilt, number));
            kept.removeIf(number -> !isPlaced(run, number));
        }
        assertThat(held).as(where).isEqualTo(kept);
    }

    /// What waits for a slot when nothing may start any more waits for nothing.
    private static boolean isPlaced(Run run, int number) {
        return run.graph()
                .nodeOfAttempt(number)
                .map(node -> run.node(node).attempts().getLast().isPlaced())
                .orElseThrow();
    }

    private static boolean asksForSlot(Decision again, int node, Run rebuilt) {
        return rebuilt.node(node).state() == TaskState.SUBMITTED
                && again.followUps().contains(new FollowUp(new TaskLifecycleEvent.Start(node), 0));
    }

    private static Set<String> armed(Collection<FollowUp> all, Run run, long at) {
        Set<String> armed = new TreeSet<>();
        for (FollowUp timer : all) {
            if (timer.due() > at && isWanted(timer.event(), run)) {
                armed.add(timer.toString());
            }
        }
        return armed;
    }

    private static boolean isWanted(LifecycleEvent event, Run run) {
        return switch (event) {
            case TaskLifecycleEvent.Start e ->
                    run.state() == WorkflowState.RUNNING
                            && run.node(e.node()).state() == TaskState.DELAYED;
            case TaskLifecycleEvent.Retry e ->
                    run.state() == WorkflowState.RUNNING
                            && run.node(e.node()).state() == TaskState.RETRY_WAIT
                            && run.node(e.node()).attempts().getLast().number() == e.attempt();
            case TaskLifecycleEvent.Timeout e ->
                    run.node(e.node()).state() == TaskState.RUNNING
                            && run.node(e.node()).attempts().getLast().number() == e.attempt();
            case TaskLifecycleEvent _ -> false;
            case WorkflowLifecycleEvent _ -> false;
        };
    }

    /// The same end of the run and, unless one failure ends whatever happens to be running, of each
    /// task. Under a stop or a pause it depends on the instant what has still run: then any end.
    private static void sameEnd(
            String where, TrialPlan plan, boolean asked, Run undisturbed, Run rebuilt) {
        Run end = scripted(plan, PureWorld.loadedAgain(rebuilt)).toTheEnd().run();
        assertThat(end.state().isTerminal()).as(where).isTrue();
        if (!asked) {
            assertThat(end.state()).as(where).isEqualTo(undisturbed.state());
            if (plan.workflow().failureStrategy() == FailureStrategy.CONTINUE) {
                assertThat(states(end)).as(where).isEqualTo(states(undisturbed));
            }
        }
    }

    private static List<TaskState> states(Run run) {
        List<TaskState> states = new ArrayList<>();
        for (int node = 0; node < run.graph().size(); node++) {
            states.add(run.node(node).state());
        }
        return states;
    }
}
