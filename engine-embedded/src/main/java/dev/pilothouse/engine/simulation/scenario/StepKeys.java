package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.file.FileContext;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.simulation.WorldPlan;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads `steps`.
final class StepKeys {

    private static final List<String> KEYS = List.of("when", "after", "do");

    private final FileContext context;
    private final ConditionKeys conditions;
    private final DeedKeys deeds;

    StepKeys(FileContext context, TaskNames tasks, WorldPlan world, long within) {
        this.context = context;
        this.conditions = new ConditionKeys(context, tasks, within);
        this.deeds = new DeedKeys(context, tasks, new Places(world, context.faults()));
    }

    List<Step> read(Section root) {
        List<Step> steps = new ArrayList<>();
        for (Node entry : root.list("steps")) {
            Section.of(entry, "every entry of 'steps'", context)
                    .flatMap(this::step)
                    .ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Step> step(Section step) {
        step.refuseOthers("a step", KEYS);
        step.require("when", "what it waits for");
        step.require("do", "what it does");
        Optional<Condition> when = step.section("when").map(conditions::read);
        Optional<Deed> deed = deeds.read(step);
        long after = step.values().duration("after", Duration.ZERO).toMillis();
        String text =
                "when %s do %s"
                        .formatted(
                                step.value("when").map(StepKeys::text).orElse(""),
                                step.value("do").map(StepKeys::text).orElse(""));
        return when.flatMap(known -> deed.map(does -> new Step(known, after, does, text)));
    }

    private static String text(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list ->
                    list.getValue().stream()
                            .map(StepKeys::text)
                            .collect(Collectors.joining(", ", "[", "]"));
            case MappingNode mapping ->
                    mapping.getValue().stream()
                            .map(
                                    entry ->
                                            text(entry.getKeyNode())
                                                    + ": "
                                                    + text(entry.getValueNode()))
                            .collect(Collectors.joining(", "));
            default -> node.toString();
        };
    }
}
