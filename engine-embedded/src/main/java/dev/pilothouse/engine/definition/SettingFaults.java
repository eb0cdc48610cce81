package dev.pilothouse.engine.definition;

/// Where a task type says what is wrong with its own settings; the reader of the file adds line and
/// column.
public interface SettingFaults {

    /// The task cannot run like this. `key` is the setting at fault; one that is absent points at
    /// the task itself.
    void error(String key, String code, String message);

    /// The task can run, but the user should know.
    void warning(String key, String code, String message);
}
