package dev.pilothouse.engine.parameter;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Builds the sources of a task's parameters, level by level, and resolves them.
final class Sources {

    static final ZonedDateTime BASE = at("2020-12-01T12:30:00");

    private BuiltIns builtIns = builtIns(BASE);
    private List<Parameter> project = List.of();
    private List<Parameter> workflow = List.of();
    private List<AncestorOutput> ancestors = List.of();
    private List<Parameter> task = List.of();
    private List<Parameter> start = List.of();
    private boolean startIsFinal;

    static ZonedDateTime at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(ZoneOffset.UTC);
    }

    static ResolvedParameters values(Map<String, String> values) {
        Sources sources = new Sources();
        sources.ancestors =
                values.entrySet().stream()
                        .map(e -> output("a", 1, 0, e.getKey(), e.getValue()))
                        .toList();
        return sources.resolve();
    }

    static ResolvedParameters typed(Parameter... parameters) {
        return new Sources().workflow(parameters).resolve();
    }

    static AncestorOutput output(String task, int distance, int index, String name, String value) {
        return new AncestorOutput(task, distance, index, name, ParameterType.VARCHAR, value, false);
    }

    static Parameter secret(String name, String value) {
        return new Parameter(name, ParameterType.VARCHAR, value, true);
    }

    static ResolvedParameter get(ResolvedParameters parameters, String name) {
        return Objects.requireNonNull(parameters.byName().get(name), name);
    }

    Sources base(ZonedDateTime base) {
        builtIns = builtIns(base);
        return this;
    }

    Sources project(Parameter... parameters) {
        project = List.of(parameters);
        return this;
    }

    Sources workflow(Parameter... parameters) {
        workflow = List.of(parameters);
        return this;
    }

    Sources ancestors(AncestorOutput... outputs) {
        ancestors = List.of(outputs);
        return this;
    }

    Sources task(Parameter... parameters) {
        task = List.of(parameters);
        return this;
    }

    Sources start(Parameter... parameters) {
        start = List.of(parameters);
        return this;
    }

    Sources startIsFinal() {
        startIsFinal = true;
        return this;
    }

    ResolvedParameters resolve() {
        return ParameterResolver.resolve(
                new ParameterSources(
                        builtIns, project, workflow, ancestors, task, start, startIsFinal));
    }

    private static BuiltIns builtIns(ZonedDateTime base) {
        return new BuiltIns(base, "shop", "nightly", 7, "load", "7.3", null);
    }
}
