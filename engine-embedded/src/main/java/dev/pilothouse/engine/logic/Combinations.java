package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.parameter.Placeholders;
import dev.pilothouse.engine.parameter.ResolvedParameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A DYNAMIC task: one child run for each element of the cartesian product of its parameter lists.
///
/// @param workflow what the children are runs of
/// @param most how many children there are at most; elements beyond are left out
/// @param degree how many of them are under way at once
/// @param lists the parameters and their values, placeholders not yet replaced
/// @param filter values that are left out of every list, placeholders not yet replaced
public record Combinations(
        String workflow, int most, int degree, List<Source> lists, List<String> filter) {

    private static final int DEFAULT_MOST = 1_024;
    private static final int LARGEST = 10_000;

    public Combinations {
        lists = List.copyOf(lists);
        filter = List.copyOf(filter);
    }

    /// One parameter list as it is written.
    public record Source(String name, String value, String separator) {}

    /// The task that settings describe. **Failure:** [LogicException].
    public static Combinations of(TaskSettings settings) {
        List<Source> sources =
                settings.list("list_parameters").stream().map(Combinations::source).toList();
        if (sources.isEmpty()) {
            throw new LogicException("Expected 'list_parameters' to hold at least one entry");
        }
        return new Combinations(
                SubWorkflow.name(settings),
                Lengths.count(settings, "max_num_of_sub_workflow_instances", DEFAULT_MOST, LARGEST),
                Lengths.count(settings, "degree_of_parallelism", 1, LARGEST),
                sources,
                filter(settings));
    }

    private static Source source(TaskSettings entry) {
        String name =
                entry.text("name")
                        .filter(text -> !text.isBlank())
                        .orElseThrow(
                                () ->
                                        new LogicException(
                                                "Expected every entry of 'list_parameters' to have"
                                                        + " a 'name'"));
        Object value = entry.values().get("value");
        if (value instanceof List<?> values) {
            return new Source(
                    name,
                    values.stream().map(String::valueOf).collect(Collectors.joining("\n")),
                    "\n");
        }
        return new Source(
                name,
                entry.text("value").orElse(""),
                entry.text("separator").filter(text -> !text.isEmpty()).orElse(","));
    }

    private static List<String> filter(TaskSettings settings) {
        List<String> names = settings.names("filter_condition");
        return names.size() == 1 ? List.of(names.getFirst().split(",", -1)) : names;
    }

    /// The elements, the last list changing fastest; at most [#most] of them.
    public List<Map<String, String>> elements(ResolvedParameters parameters) {
        Placeholders placeholders = Placeholders.of(parameters);
        Set<String> without =
                filter.stream()
                        .map(text -> placeholders.expand(text).strip())
                        .collect(Collectors.toSet());
        List<Map<String, String>> elements = List.of(Map.of());
        for (Source source : lists) {
            List<String> values = values(source, placeholders, without);
            elements = product(elements, source.name(), values);
        }
        return elements;
    }

    /// The lists that are made of secrets.
    public Set<String> secretNames(ResolvedParameters parameters) {
        return lists.stream()
                .filter(list -> parameters.isSecret(list.value()))
                .map(Source::name)
                .collect(Collectors.toSet());
    }

    private static List<String> values(
            Source source, Placeholders placeholders, Set<String> without) {
        String text = placeholders.expand(source.value());
        return Arrays.stream(text.split(Pattern.quote(source.separator()), -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !without.contains(value))
                .toList();
    }

    /// Cutting each product at the most keeps the first elements: those are made of the first
    /// elements of the products before it.
    private List<Map<String, String>> product(
            List<Map<String, String>> heads, String name, List<String> values) {
        List<Map<String, String>> product = new ArrayList<>();
        for (Map<String, String> head : heads) {
            for (String value : values) {
                if (product.size() == most) {
                    return product;
                }
                Map<String, String> element = new LinkedHashMap<>(head);
                element.put(name, value);
                product.add(element);
            }
        }
        return product;
    }
}
