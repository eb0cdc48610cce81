package dev.pilothouse.engine.parameter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Collects the environment variables that a rewritten shell script refers to.
final class ShellEnvironment {

    /// What Linux lets one variable hold with its name, less a margin.
    private static final int LARGEST = 128 * 1024 - 512;

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.:,/@%-]*");

    private final ResolvedParameters parameters;
    private final Placeholders placeholders;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private int times;

    ShellEnvironment(ResolvedParameters parameters) {
        this.parameters = parameters;
        this.placeholders = Placeholders.of(parameters);
        for (ResolvedParameter parameter : parameters.byName().values()) {
            if (ShellNames.isKept(parameter.name())) {
                export(parameter.name(), parameter.name(), parameter.value());
            }
        }
    }

    Map<String, String> variables() {
        return Collections.unmodifiableMap(variables);
    }

    boolean knows(String parameter) {
        return parameters.byName().containsKey(parameter);
    }

    /// `${variable}` for a known parameter.
    ShellText reference(String parameter) {
        String variable = ShellNames.variable(parameter);
        export(parameter, variable, parameters.value(parameter).orElseThrow());
        return ShellText.of(variable);
    }

    /// As [#reference], where the shell will calculate with the value: shells take more than
    /// numbers for arithmetic, commands too.
    ShellText integer(String parameter) {
        if (!INTEGER.matcher(parameters.value(parameter).orElseThrow()).matches()) {
            throw new ParameterException(
                    "Expected parameter %s to be a whole number, because the script calculates with it in $((…)), but it is not"
                            .formatted(parameter));
        }
        return reference(parameter);
    }

    /// What a time expression means: harmless text, or `${variable}`.
    ShellText time(String written) {
        String text = placeholders.expand(written);
        if (text.equals(written) || SAFE.matcher(text).matches()) {
            return new ShellText(text, true);
        }
        times++;
        String variable = ShellNames.timeVariable(times);
        export(written, variable, text);
        return ShellText.of(variable);
    }

    private void export(String parameter, String variable, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new ParameterException(
                    "Expected text in %s, but it holds a NUL character, which no environment variable can"
                            .formatted(parameter));
        }
        int size = value.getBytes(UTF_8).length + variable.length();
        if (size > LARGEST) {
            throw new ParameterException(
                    "Expected at most %,d bytes in %s, because a shell gets it as an environment variable, but there are %,d; pass a file instead"
                            .formatted(LARGEST, parameter, size));
        }
        variables.put(variable, value);
    }
}
