package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.command.CommandType;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.RunScope;
import dev.pilothouse.engine.statemachine.RunRound;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Commands and the rounds they begin as flat fields and back.
final class CommandFields {

    private CommandFields() {}

    static Map<String, @Nullable Object> of(@Nullable RunCommand command) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (command != null) {
            fields.put("command", command.type().name());
            put(fields, command.scope());
            fields.put("author", command.author());
            fields.put("reason", command.reason());
        }
        return fields;
    }

    static @Nullable RunCommand command(FieldReader f) {
        return f.has("command")
                ? new RunCommand(
                        CommandType.valueOf(f.text("command")),
                        scope(f),
                        f.text("author"),
                        f.text("reason"))
                : null;
    }

    static Map<String, @Nullable Object> of(RunRound round) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", round.number());
        fields.put("started", round.startedAt());
        fields.put("firstAttempt", round.firstAttempt());
        put(fields, round.scope());
        if (round.command() != null) {
            fields.put("command", round.command().name());
        }
        return fields;
    }

    static RunRound round(FieldReader f) {
        return new RunRound(
                f.number("number"),
                f.longNumber("started"),
                f.number("firstAttempt"),
                scope(f),
                f.has("command") ? CommandType.valueOf(f.text("command")) : null);
    }

    private static void put(Map<String, @Nullable Object> fields, RunScope scope) {
        if (!scope.coversAll()) {
            fields.put("tasks", scope.tasks());
            fields.put("dependency", scope.dependency().name());
        }
    }

    private static RunScope scope(FieldReader f) {
        return f.has("tasks")
                ? new RunScope(f.list("tasks"), Dependency.valueOf(f.text("dependency")))
                : RunScope.WHOLE;
    }
}
