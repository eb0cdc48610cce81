package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.file.FileContext;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.simulation.Script;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `script`: what the attempts of each task do.
final class ScriptKeys {

    private static final List<String> KEYS = List.of("ends", "after", "output");

    private final FileContext context;
    private final TaskNames tasks;

    ScriptKeys(FileContext context, TaskNames tasks) {
        this.context = context;
        this.tasks = tasks;
    }

    Script read(Section script) {
        Map<String, List<Act>> acts = new LinkedHashMap<>();
        for (String name : script.keys()) {
            tasks.any(name, script.keyNode(name))
                    .filter(task -> LogicKind.of(task.type()).isPresent())
                    .ifPresent(task -> warnOfLogic(name, script.keyNode(name)));
            List<Act> of = acts(name, script);
            if (!of.isEmpty()) {
                acts.put(name, of);
            }
        }
        return new Script(acts);
    }

    private void warnOfLogic(String name, Node at) {
        context.faults()
                .warning(
                        at,
                        "no-effect",
                        "'%s' is run by the master itself: what the script says of it has no effect"
                                .formatted(name));
    }

    private List<Act> acts(String name, Section script) {
        Node value = script.place(name);
        List<Node> entries = value instanceof SequenceNode list ? list.getValue() : List.of(value);
        if (entries.isEmpty()) {
            context.faults()
                    .error(value, "empty-list", "Expected what attempts do, but the list is empty");
        }
        return entries.stream()
                .flatMap(
                        entry ->
                                Section.of(
                                        entry,
                                        "what an attempt of '%s' does".formatted(name),
                                        context)
                                        .stream())
                .map(this::act)
                .toList();
    }

    private Act act(Section act) {
        act.refuseOthers("what an attempt does", KEYS);
        End ends = act.values().word("ends", End.class, End.SUCCEEDED);
        if (ends == End.NEVER) {
            refuse(act, "after", "an attempt that never ends has no length");
        }
        if (ends != End.SUCCEEDED) {
            refuse(act, "output", "only an attempt that succeeds publishes anything");
        }
        long after =
                act.values().duration("after", Duration.ofMillis(Act.DEFAULT.after())).toMillis();
        return new Act(ends, after, act.section("output").map(this::output).orElse(Map.of()));
    }

    private void refuse(Section act, String key, String why) {
        if (act.value(key).isPresent()) {
            context.faults()
                    .error(
                            act.keyNode(key),
                            "contradiction",
                            "Expected no '%s' here: %s".formatted(key, why));
        }
    }

    private Map<String, String> output(Section output) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : output.keys()) {
            Optional<String> value = output.text(name);
            values.put(name, value.orElse(""));
        }
        return values;
    }
}
