package dev.pilothouse.engine.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

/// What would have come of a run, had something been different.
class ChangedBranchTest {

    private static final Act FINE = new Act(End.SUCCEEDED, 500, Map.of());

    private static PureWorld failing() {
        return PureWorld.of(Flows.of("load -> publish ; load -> report").build("nightly"))
                .script("load", new PureWorld.Act("FAILED", 2_000))
                .toTheEnd();
    }

    private static Trunk trunk(PureWorld world) {
        return Trunk.of(Timeline.of(world.first(), world.journal()), Rules.tables());
    }

    /// The number of events before the first of a kind.
    private static int before(Trunk trunk, Class<? extends LifecycleEvent> kind) {
        List<JournalEntry> entries = trunk.timeline().entries();
        for (int i = 0; i < entries.size(); i++) {
            if (kind.isInstance(entries.get(i).event())) {
                return i;
            }
        }
        throw new AssertionError("Expected an event of " + kind + ", but there is none");
    }

    private static Pending pending(Branch branch, Class<? extends LifecycleEvent> kind) {
        return branch.pending().stream()
                .filter(each -> kind.isInstance(each.event()))
                .findFirst()
                .orElseThrow();
    }

    private static TaskState state(Branch branch, String task) {
        Run run = branch.run();
        return run.node(run.graph().plan().index(task)).state();
    }

    @Test
    void anotherEndOfAnAttemptLetsTheTasksBehindItRun() {
        Trunk trunk = trunk(failing());
        int fork = before(trunk, TaskLifecycleEvent.Failed.class);
        Branch branch = Branch.play(trunk, BranchPlan.at(fork));
        Pending failed = pending(branch, TaskLifecycleEvent.Failed.class);
        branch.make(
                new Edit.Replace(
                        failed.id(),
                        new TaskLifecycleEvent.Succeeded(0, 1, 0, Outputs.plain(Map.of("n", "7")))),
                "ann");

        Step stopped = branch.run(100);

        assertThat(stopped).isInstanceOf(Step.Unanswered.class);
        Question question = ((Step.Unanswered) stopped).question();
        assertThat(question.task()).isIn("publish", "report");
        assertThat(question.ordinal()).isEqualTo(1);
        branch.make(new Edit.Stub("publish", FINE), "ann");
        branch.make(new Edit.Stub("report", FINE), "ann");
        assertThat(branch.run(100)).isInstanceOf(Step.Over.class);
        assertThat(branch.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(branch.outcome().firstDifference()).isEqualTo(fork + 1L);
        assertThat(branch.outcome().otherEnds()).containsExactly("load", "publish", "report");
        assertThat(trunk.timeline().last().state()).isEqualTo(WorkflowState.FAILED);
    }

    @Test
    void whatIsDroppedNeverComesAndNobodyKnowsHowTheAttemptEnds() {
        Trunk trunk = trunk(failing());
        Branch branch =
                Branch.play(trunk, BranchPlan.at(before(trunk, TaskLifecycleEvent.Failed.class)));
        branch.make(new Edit.Drop(pending(branch, TaskLifecycleEvent.Failed.class).id()), "ann");

        assertThat(branch.run(100)).isEqualTo(new Step.Unanswered(new Question(0, "load", 1, 1)));
        branch.make(new Edit.Stub("load", new Act(End.KILLED, 9_000, Map.of())), "ann");
        branch.run(100);
        assertThat(state(branch, "load")).isEqualTo(TaskState.KILLED);
    }

    @Test
    void aStubWinsOverWhatWasRecordedAndRunsOnFromTheBeginningOfTheAttempt() {
        Trunk trunk = trunk(failing());
        int fork = before(trunk, TaskLifecycleEvent.Running.class) + 1;
        Branch branch = Branch.play(trunk, BranchPlan.at(fork));
        branch.make(new Edit.Stub("load", new Act(End.SUCCEEDED, 7_000, Map.of())), "ann");
        branch.make(new Edit.Stub("publish", FINE), "ann");
        branch.make(new Edit.Stub("report", FINE), "ann");

        branch.run(100);

        assertThat(branch.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(branch.outcome().duration()).isEqualTo(7_500);
    }

    @Test
    void aStopThatIsDroppedStopsNothing() {
        PureWorld world =
                PureWorld.of(Flows.of("a -> b").build("flow"))
                        .script("a", new PureWorld.Act("SUCCEEDED", 5_000))
                        .until("a", TaskState.RUNNING)
                        .publish(new WorkflowLifecycleEvent.Stop("bob", "by mistake"))
                        .toTheEnd();
        Trunk trunk = trunk(world);
        Branch branch =
                Branch.play(trunk, BranchPlan.at(before(trunk, WorkflowLifecycleEvent.Stop.class)));
        branch.make(new Edit.Drop(pending(branch, WorkflowLifecycleEvent.Stop.class).id()), "ann");
        branch.make(new Edit.Stub("b", FINE), "ann");

        assertThat(branch.run(100)).isEqualTo(new Step.Unanswered(new Question(0, "a", 1, 1)));
        branch.make(new Edit.Stub("a", FINE), "ann");
        branch.run(100);
        assertThat(branch.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(trunk.timeline().last().state()).isEqualTo(WorkflowState.STOPPED);
    }

    @Test
    void anInjectedStopEndsWhatWasRecordedToSucceed() {
        PureWorld world = PureWorld.of(Flows.of("a -> b").build("flow")).toTheEnd();
        Trunk trunk = trunk(world);
        int fork = before(trunk, TaskLifecycleEvent.Running.class) + 1;
        Branch branch = Branch.play(trunk, BranchPlan.at(fork));
        branch.make(new Edit.Inject(new WorkflowLifecycleEvent.Stop("ann", "what if")), "ann");

        assertThat(branch.run(100)).isInstanceOf(Step.Over.class);
        assertThat(branch.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(state(branch, "a")).isEqualTo(TaskState.KILLED);
        assertThat(state(branch, "b")).isEqualTo(TaskState.NOT_RUN);
    }

    @Test
    void theOrderOfTwoEventsDecidesWhoWins() {
        PureWorld world =
                PureWorld.of(Flows.of("a").build("flow"))
                        .script("a", new PureWorld.Act("SUCCEEDED", 1_000))
                        .toTheEnd();
        Trunk trunk = trunk(world);
        int fork = before(trunk, TaskLifecycleEvent.Succeeded.class);
        Branch late = Branch.play(trunk, BranchPlan.at(fork));
        late.make(new Edit.Inject(new WorkflowLifecycleEvent.Stop("ann", "")), "ann");
        late.make(new Edit.First(pending(late, TaskLifecycleEvent.Succeeded.class).id()), "ann");
        late.run(100);
        Branch early = Branch.play(trunk, BranchPlan.at(fork));
        early.make(new Edit.Inject(new WorkflowLifecycleEvent.Stop("ann", "")), "ann");
        early.run(100);

        assertThat(late.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(early.run().state()).isEqualTo(WorkflowState.STOPPED);
    }

    @Test
    void aTaskThatSeesAnotherParameterAsksAnotherQuestion() {
        PureWorld world = PureWorld.of(Flows.of("a -> b").build("flow")).toTheEnd();
        Trunk trunk = trunk(world);
        Branch branch = Branch.play(trunk, BranchPlan.at(0));
        branch.make(new Edit.Parameter("day", "2026-11-24"), "ann");

        assertThat(branch.run(100)).isEqualTo(new Step.Unanswered(new Question(0, "a", 1, 1)));
        branch.make(new Edit.Stub("a", FINE), "ann");
        branch.make(new Edit.Stub("b", FINE), "ann");
        branch.run(100);
        assertThat(branch.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(branch.timeline().at(0).identity().options().parameters())
                .anySatisfy(parameter -> assertThat(parameter.value()).isEqualTo("2026-11-24"));
    }

    @Test
    void aRetryThatNeverHappenedAsks() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("a")
                                        .task("a", t -> t.retries(1, Duration.ofSeconds(3)))
                                        .build("flow"))
                        .script("a", new PureWorld.Act("SUCCEEDED", 1_000))
                        .toTheEnd();
        Trunk trunk = trunk(world);
        int fork = before(trunk, TaskLifecycleEvent.Succeeded.class);
        Branch branch = Branch.play(trunk, BranchPlan.at(fork));
        Pending end = pending(branch, TaskLifecycleEvent.Succeeded.class);
        branch.make(
                new Edit.Replace(end.id(), new TaskLifecycleEvent.Failed(0, 1, 3, "what if")),
                "ann");

        assertThat(branch.run(100)).isEqualTo(new Step.Unanswered(new Question(0, "a", 2, 2)));
        assertThat(branch.run().node(0).attempts()).hasSize(2);
    }

    @Test
    void anEventThatDoesNotWaitCannotBeDropped() {
        Branch branch = Branch.play(trunk(failing()), BranchPlan.at(0));
        assertThatThrownBy(() -> branch.make(new Edit.Drop(4_711), "ann"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("event 4711");
        assertThat(branch.plan().edits()).isEmpty();
    }

    @Property(tries = 300)
    void playedAgainABranchIsTheSameAndWithoutItsLastEditItIsAsBeforeIt(@ForAll long seed) {
        Random random = new Random(seed);
        Trunk trunk = trunk(failing());
        List<JournalEntry> before = List.copyOf(trunk.timeline().entries());
        Branch branch =
                Branch.play(trunk, BranchPlan.at(random.nextInt(trunk.timeline().size() + 1)));
        Branch undone = branch;
        for (int i = 0; i < 8; i++) {
            undone = Branch.play(trunk, branch.plan());
            undone.goTo(branch.timeline().size());
            branch.make(edit(branch, random), "ann");
            branch.run(random.nextInt(6));
        }
        Branch again = Branch.play(trunk, branch.plan());
        again.goTo(branch.timeline().size());
        assertThat(again.timeline().entries()).isEqualTo(branch.timeline().entries());
        assertThat(again.pending()).isEqualTo(branch.pending());
        Branch less = Branch.play(trunk, branch.plan().withoutLast());
        less.goTo(undone.timeline().size());
        assertThat(less.timeline().entries()).isEqualTo(undone.timeline().entries());
        assertThat(trunk.timeline().entries()).isEqualTo(before);
    }

    private static Edit edit(Branch branch, Random random) {
        List<Pending> pending = branch.pending();
        int kind = pending.isEmpty() ? 3 + random.nextInt(3) : random.nextInt(6);
        long id = pending.isEmpty() ? 0 : pending.get(random.nextInt(pending.size())).id();
        return switch (kind) {
            case 0 -> new Edit.Drop(id);
            case 1 -> new Edit.First(id);
            case 2 -> new Edit.Replace(id, new TaskLifecycleEvent.Failed(0, 1, 1, "what if"));
            case 3 -> new Edit.Inject(new WorkflowLifecycleEvent.Stop("ann", ""));
            case 4 -> new Edit.Stub(random.nextBoolean() ? "load" : "publish", FINE);
            case 5 -> new Edit.Parameter("n", String.valueOf(random.nextInt(3)));
            default -> throw new IllegalStateException();
        };
    }
}
