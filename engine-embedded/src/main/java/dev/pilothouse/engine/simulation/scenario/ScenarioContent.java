package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.file.Document;
import dev.pilothouse.engine.definition.file.Faults;
import dev.pilothouse.engine.definition.file.FileContext;
import dev.pilothouse.engine.definition.file.ReadResult;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.simulation.Script;
import dev.pilothouse.engine.simulation.WorldPlan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads everything of a scenario but its workflow, which is known already.
final class ScenarioContent {

    private static final long HOUR = 3_600_000;

    private final Path file;
    private final Section root;
    private final FileContext context;
    private final ReadResult.Read workflow;

    ScenarioContent(Path file, Document document, ReadResult.Read workflow) {
        this.file = file;
        this.root = document.root();
        this.context = document.context();
        this.workflow = workflow;
    }

    /// The scenario; of use only if no error was found.
    Scenario read() {
        Faults faults = context.faults();
        TaskNames tasks = new TaskNames(workflow.definition(), workflow.referenced(), faults);
        WorldPlan world =
                root.section("world")
                        .map(section -> new WorldKeys(section, faults).read())
                        .orElse(WorldPlan.SMALL);
        tasks.warnOfMissingGroups(world, root);
        Optional<Section> expect = root.section("expect");
        long within =
                expect.map(
                                section ->
                                        section.values()
                                                .duration("within", Duration.ofMillis(HOUR))
                                                .toMillis())
                        .orElse(HOUR);
        List<Step> steps = new StepKeys(context, tasks, world, within).read(root);
        boolean again = steps.stream().anyMatch(step -> step.deed().runsAnew());
        return new Scenario(
                root.text("scenario").orElse(""),
                file,
                workflow.definition(),
                workflow.referenced(),
                world,
                new StartKeys(context, tasks).read(root.section("start")),
                root.section("script")
                        .map(section -> new ScriptKeys(context, tasks).read(section))
                        .orElse(Script.EMPTY),
                steps,
                expect.map(section -> new ExpectKeys(context, tasks, again).read(section, within))
                        .orElse(new Expectation(null, Map.of(), null, within)));
    }
}
