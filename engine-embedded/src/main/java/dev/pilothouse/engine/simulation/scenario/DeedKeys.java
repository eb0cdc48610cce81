package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.file.FileContext;
import dev.pilothouse.engine.definition.file.Kind;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.simulation.Interference;
import dev.pilothouse.engine.simulation.scenario.Deed.MessageKind;
import dev.pilothouse.engine.simulation.scenario.Deed.ProcessDeed;
import dev.pilothouse.engine.simulation.scenario.Deed.Request;
import dev.pilothouse.engine.simulation.scenario.Deed.TaskDeed;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the `do` of a step.
final class DeedKeys {

    private static final List<String> WORDS =
            List.of("stop", "pause", "rerun", "recover_failed", "recover_suspended", "heal");
    private static final List<String> KEYS =
            List.of(
                    "force_success",
                    "force_start",
                    "kill_task",
                    "kill_outside",
                    "run_task",
                    "crash_master",
                    "restart_master",
                    "crash_worker",
                    "restart_worker",
                    "expire_session",
                    "freeze",
                    "partition",
                    "drop",
                    "duplicate",
                    "delay",
                    "store_down",
                    "clock_jump",
                    "bad_network",
                    "lossy_store",
                    "stumble");

    private final FileContext context;
    private final TaskNames tasks;
    private final Places places;

    DeedKeys(FileContext context, TaskNames tasks, Places places) {
        this.context = context;
        this.tasks = tasks;
        this.places = places;
    }

    /// The deed; empty after a fault.
    Optional<Deed> read(Section step) {
        Node value = step.value("do").orElse(null);
        if (value == null) {
            return Optional.empty();
        }
        return value instanceof ScalarNode word
                ? word(word)
                : Section.of(value, "'do'", context).flatMap(this::deed);
    }

    private Optional<Deed> word(ScalarNode node) {
        String word = node.getValue().strip();
        if (word.equals("heal")) {
            return Optional.of(new Deed.Heal());
        }
        if (WORDS.contains(word)) {
            return Optional.of(new Deed.OfRun(Request.valueOf(word.toUpperCase(Locale.ROOT))));
        }
        List<String> known = new ArrayList<>(WORDS);
        KEYS.forEach(key -> known.add("{" + key + ": …}"));
        List<String> plain = new ArrayList<>(WORDS);
        plain.addAll(KEYS);
        error(
                node,
                "unknown-value",
                "Expected 'do' to be one of %s, but found %s%s"
                        .formatted(
                                String.join(", ", known),
                                Kind.quoted(word),
                                NearestWord.hint(word, plain)));
        return Optional.empty();
    }

    private Optional<Deed> deed(Section does) {
        List<String> verbs = does.keys().stream().filter(KEYS::contains).toList();
        if (verbs.size() == 1) {
            return deed(does, verbs.getFirst());
        }
        if (verbs.isEmpty()) {
            does.refuseOthers("'do'", KEYS);
        }
        if (verbs.size() > 1 || does.keys().isEmpty()) {
            error(
                    does.node(),
                    "contradiction",
                    "Expected one thing to do, but found %d; write a step for each"
                            .formatted(verbs.size()));
        }
        return Optional.empty();
    }

    private Optional<Deed> deed(Section does, String verb) {
        does.refuseOthers("'" + verb + "'", companions(verb));
        does.require(verb, "what is meant");
        return switch (verb) {
            case "force_success", "force_start", "kill_task", "kill_outside", "run_task" ->
                    task(does, verb);
            case "crash_master", "restart_master" -> process(does, verb, "m");
            case "crash_worker", "restart_worker" -> process(does, verb, "w");
            case "expire_session" -> process(does, verb, "mw");
            case "freeze" -> freeze(does);
            case "partition" -> partition(does);
            case "drop", "duplicate", "delay" -> interfere(does, verb);
            case "store_down" -> length(does, verb).map(Deed.StoreDown::new);
            case "clock_jump" -> length(does, verb).map(Deed.ClockJump::new);
            case "stumble" -> Optional.of(new Deed.Stumble(does.values().number(verb, 1, 1)));
            default -> does.section(verb).map(new WeatherKeys(context.faults(), verb)::read);
        };
    }

    private static List<String> companions(String verb) {
        return switch (verb) {
            case "freeze" -> List.of(verb, "for");
            case "drop", "duplicate" -> List.of(verb, "count");
            case "delay" -> List.of(verb, "by", "count");
            default -> List.of(verb);
        };
    }

    private Optional<Deed> task(Section does, String verb) {
        return does.text(verb)
                .flatMap(name -> tasks.own(name, does.place(verb)))
                .map(
                        task ->
                                new Deed.OfTask(
                                        TaskDeed.valueOf(verb.toUpperCase(Locale.ROOT)),
                                        task.name()));
    }

    private Optional<Deed> process(Section does, String verb, String kinds) {
        Optional<String> name =
                does.text(verb).filter(known -> places.check(known, kinds, does.place(verb)));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (verb.startsWith("crash")) {
            places.crash(name.get(), does.place(verb));
            return Optional.of(new Deed.OfProcess(ProcessDeed.CRASH, name.get()));
        }
        if (verb.startsWith("restart")) {
            places.restart(name.get(), does.place(verb));
            return Optional.of(new Deed.OfProcess(ProcessDeed.RESTART, name.get()));
        }
        return Optional.of(new Deed.OfProcess(ProcessDeed.EXPIRE_SESSION, name.get()));
    }

    private Optional<Deed> freeze(Section does) {
        does.require("for", "how long");
        Optional<Long> length = length(does, "for");
        return does.text("freeze")
                .filter(name -> places.check(name, "mw", does.place("freeze")))
                .flatMap(name -> length.map(time -> new Deed.Freeze(name, time)));
    }

    private Optional<Deed> partition(Section does) {
        List<ScalarNode> names = does.names("partition");
        boolean known = true;
        for (ScalarNode name : names) {
            known &= places.check(name.getValue(), "", name);
        }
        if (names.size() != 2 || names.get(0).getValue().equals(names.get(1).getValue())) {
            error(
                    does.place("partition"),
                    "bad-partition",
                    "Expected two different places that cannot reach each other, such as [m1, w1]");
            return Optional.empty();
        }
        return known
                ? Optional.of(new Deed.Partition(names.get(0).getValue(), names.get(1).getValue()))
                : Optional.empty();
    }

    private Optional<Deed> interfere(Section does, String verb) {
        MessageKind kind = does.values().word(verb, MessageKind.class, MessageKind.REPORT);
        int count = does.values().number("count", 1, 1);
        Interference deed = Interference.valueOf(verb.toUpperCase(Locale.ROOT));
        if (deed != Interference.DELAY) {
            return Optional.of(new Deed.Interfere(deed, kind, 0, count));
        }
        does.require("by", "how long");
        return length(does, "by").map(by -> new Deed.Interfere(deed, kind, by, count));
    }

    private static Optional<Long> length(Section does, String key) {
        return does.value(key).map(_ -> does.values().duration(key, Duration.ZERO).toMillis());
    }

    private void error(Node at, String code, String message) {
        context.faults().error(at, code, message);
    }
}
