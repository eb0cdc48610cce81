package dev.pilothouse.engine.task;

import java.util.List;
import java.util.Map;

/// Port: finds the values that a process publishes in what it prints. One instance reads one
/// process.
///
/// **Thread:** one at a time.
public interface OutputParser {

    /// Takes the next line, as it was printed.
    void accept(String line);

    /// True if what was taken last is the beginning of a value.
    boolean isOpen();

    /// What was published so far; the last value of a name wins.
    Map<String, String> outputs();

    /// Ends the text, and gives what in it could not be taken, as sentences.
    List<String> problems();

    /// A parser that finds nothing.
    static OutputParser none() {
        return new OutputParser() {
            @Override
            public void accept(String line) {
                // nothing is looked for
            }

            @Override
            public boolean isOpen() {
                return false;
            }

            @Override
            public Map<String, String> outputs() {
                return Map.of();
            }

            @Override
            public List<String> problems() {
                return List.of();
            }
        };
    }
}
