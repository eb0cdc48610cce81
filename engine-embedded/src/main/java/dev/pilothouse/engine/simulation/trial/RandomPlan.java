package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Interference;
import dev.pilothouse.engine.simulation.Script;
import dev.pilothouse.engine.simulation.WorldPlan;
import dev.pilothouse.engine.simulation.scenario.Deed;
import dev.pilothouse.engine.simulation.scenario.Deed.MessageKind;
import dev.pilothouse.engine.simulation.scenario.Deed.ProcessDeed;
import dev.pilothouse.engine.simulation.scenario.Deed.Request;
import dev.pilothouse.engine.simulation.scenario.Deed.TaskDeed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// The plan of a trial, from a seed.
///
/// **Thread:** one; lives as long as the plan is being made.
final class RandomPlan {

    private static final List<String> GROUPS = List.of("default", "other");
    private static final int MOST_TASKS_OF_CHILD = 3;

    /// Most runs have ended after so many milliseconds, if nothing disturbs them.
    private static final int MOST_LENGTH = 12_000;

    private final Random random;
    private final Map<String, List<Act>> acts = new LinkedHashMap<>();
    private final List<Happening> happenings = new ArrayList<>();

    private RandomPlan(long seed) {
        this.random = new Random(seed);
    }

    static TrialPlan of(long seed) {
        return new RandomPlan(seed).draw();
    }

    private TrialPlan draw() {
        RandomWorkflow small =
                new RandomWorkflow(random, GROUPS, "c").ordinary(MOST_TASKS_OF_CHILD);
        acts.putAll(small.acts());
        WorkflowDefinition child = small.definition("child");
        RandomWorkflow large = new RandomWorkflow(random, GROUPS, "t").whole(List.of(child.name()));
        acts.putAll(large.acts());
        WorkflowDefinition workflow = large.definition("random");
        boolean stubborn = random.nextInt(6) == 0;
        if (stubborn) {
            workflow = stubborn(workflow);
        }
        WorldPlan world =
                new WorldPlan(
                        1 + random.nextInt(3),
                        Map.of("default", 1 + random.nextInt(2), "other", 1),
                        1 + random.nextInt(5),
                        RandomWorkflow.TASK_GROUPS,
                        random.nextLong());
        List<Long> starts = random.longs(1 + random.nextInt(3), 0, 5_000).boxed().toList();
        faults(world);
        for (int run = 0; run < starts.size(); run++) {
            requests(run, starts.get(run), workflow, stubborn);
        }
        if (stubborn) {
            lateFaults(world);
        }
        return new TrialPlan(world, workflow, List.of(child), new Script(acts), starts, happenings);
    }

    /// The first attempt of one task goes on until somebody ends it; the next one succeeds.
    private WorkflowDefinition stubborn(WorkflowDefinition workflow) {
        TaskDefinition first = workflow.tasks().getFirst();
        acts.put(
                first.name(),
                List.of(
                        new Act(Act.End.NEVER, 0, Map.of()),
                        new Act(Act.End.SUCCEEDED, 1 + random.nextInt(2_000), Map.of())));
        List<TaskDefinition> tasks = new ArrayList<>(workflow.tasks());
        tasks.set(0, withoutTimeout(first));
        return Definitions.with(workflow, tasks, workflow.edges());
    }

    private static TaskDefinition withoutTimeout(TaskDefinition task) {
        return new TaskDefinition(
                task.name(),
                task.type(),
                task.settings(),
                false,
                task.priority(),
                task.workerGroup(),
                null,
                0,
                task.delay(),
                task.maxRetries(),
                task.retryInterval(),
                Duration.ZERO,
                TimeoutStrategy.WARN,
                task.inputs(),
                task.outputs());
    }

    // --- faults ---

    private void faults(WorldPlan world) {
        List<String> names = new ArrayList<>();
        IntStream.rangeClosed(1, world.masters()).forEach(i -> names.add("m" + i));
        int workers = world.workers().values().stream().mapToInt(n -> n).sum();
        IntStream.rangeClosed(1, workers).forEach(i -> names.add("w" + i));
        for (int i = random.nextInt(6); i > 0; i--) {
            fault(random.nextInt((int) PlayedTrial.FAULTS_END), names);
        }
    }

    private void fault(long at, List<String> names) {
        String victim = names.get(random.nextInt(names.size()));
        switch (random.nextInt(11)) {
            case 0, 1 -> {
                happens(at, new Deed.OfProcess(ProcessDeed.CRASH, victim));
                happens(
                        at + random.nextInt(8_000),
                        new Deed.OfProcess(ProcessDeed.RESTART, victim));
            }
            case 2 -> happens(at, new Deed.Freeze(victim, 100 + random.nextInt(9_000)));
            case 3 -> happens(at, new Deed.OfProcess(ProcessDeed.EXPIRE_SESSION, victim));
            case 4 -> {
                String other = names.get(random.nextInt(names.size()));
                if (!other.equals(victim)) {
                    happens(at, new Deed.Partition(victim, other));
                }
            }
            case 5 -> happens(at, new Deed.Partition(victim, "registry"));
            case 6 -> happens(at, new Deed.Partition(victim, "store"));
            case 7 -> happens(at, new Deed.BadNetwork(0.2, 0.2, 1 + random.nextInt(4_000)));
            case 8 -> {
                if (random.nextBoolean()) {
                    happens(at, new Deed.StoreDown(1 + random.nextInt(5_000)));
                } else {
                    happens(at, new Deed.LossyStore(0.1, 0.1));
                }
            }
            case 9 ->
                    happens(
                            random.nextInt(MOST_LENGTH),
                            new Deed.OfProcess(ProcessDeed.EXPIRE_SESSION, names.getFirst()));
            default -> happens(at, new Deed.Stumble(1 + random.nextInt(3)));
        }
    }

    // --- requests ---

    /// The last stops do not get through at once, and the masters die meanwhile.
    private void lateFaults(WorldPlan world) {
        long stop = PlayedTrial.FAULTS_END + 2_000;
        happens(
                stop - 1,
                new Deed.Interfere(Interference.DROP, MessageKind.KILL, 0, 1 + random.nextInt(4)));
        for (int i = 1; i <= world.masters(); i++) {
            long at = stop + random.nextInt(4_000);
            happens(at, new Deed.OfProcess(ProcessDeed.CRASH, "m" + i));
            happens(at + random.nextInt(8_000), new Deed.OfProcess(ProcessDeed.RESTART, "m" + i));
        }
    }

    private void requests(int run, long start, WorkflowDefinition workflow, boolean stubborn) {
        if (random.nextInt(3) == 0) {
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                long at = start + random.nextInt(MOST_LENGTH);
                happenings.add(new Happening(at, run, request(workflow)));
            }
        }
        if (stubborn) {
            happenings.add(
                    new Happening(
                            PlayedTrial.FAULTS_END + 2_000, run, new Deed.OfRun(Request.STOP)));
        }
    }

    private Deed request(WorkflowDefinition workflow) {
        List<String> ordinary =
                workflow.tasks().stream()
                        .filter(task -> LogicKind.of(task.type()).isEmpty())
                        .map(TaskDefinition::name)
                        .filter(name -> !isDecidedBy(workflow, name))
                        .toList();
        Request request =
                switch (random.nextInt(8)) {
                    case 0, 1 -> Request.STOP;
                    case 2, 3 -> Request.PAUSE;
                    case 4 -> Request.RERUN;
                    case 5 -> Request.RECOVER_FAILED;
                    default -> Request.RECOVER_SUSPENDED;
                };
        if (ordinary.isEmpty() || random.nextInt(3) > 0) {
            return new Deed.OfRun(request);
        }
        TaskDeed deed =
                switch (random.nextInt(3)) {
                    case 0 -> TaskDeed.FORCE_SUCCESS;
                    case 1 -> TaskDeed.KILL_TASK;
                    default -> TaskDeed.FORCE_START;
                };
        return new Deed.OfTask(deed, ordinary.get(random.nextInt(ordinary.size())));
    }

    /// A branch that was chosen by a failure stays chosen, so its subject is left alone.
    private static boolean isDecidedBy(WorkflowDefinition workflow, String name) {
        return workflow.tasks().stream()
                .filter(task -> LogicKind.of(task.type()).orElse(null) == LogicKind.CONDITIONS)
                .map(TaskDefinition::settings)
                .map(RandomWorkflow::subjectOf)
                .anyMatch(name::equals);
    }

    private void happens(long at, Deed deed) {
        happenings.add(new Happening(at, 0, deed));
    }
}
