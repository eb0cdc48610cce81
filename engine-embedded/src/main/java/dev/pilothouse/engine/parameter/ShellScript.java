package dev.pilothouse.engine.parameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A shell script with no value in it, and the environment that brings the values.
///
/// @param text the script
/// @param environment to be added to the process's environment
public record ShellScript(String text, Map<String, String> environment) {

    public ShellScript {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
