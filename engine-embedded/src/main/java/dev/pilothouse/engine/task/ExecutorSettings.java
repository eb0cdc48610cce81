package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.TaskOrder;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// How an executor of this process works.
///
/// @param host the name it reports as its own
/// @param killGrace how long a process may take to end by itself before it is killed
/// @param logLimit how many bytes of an attempt's log are kept
/// @param masks what hides the secrets of an attempt in its log and in its reasons
/// @param outputParsers makes the parser that finds what a process publishes
public record ExecutorSettings(
        String host,
        Duration killGrace,
        long logLimit,
        Function<TaskOrder, UnaryOperator<String>> masks,
        Supplier<OutputParser> outputParsers) {

    /// The defaults: nothing is masked, nothing is published.
    public static ExecutorSettings defaults() {
        return new ExecutorSettings(
                "local",
                Duration.ofSeconds(2),
                64L * 1024 * 1024,
                order -> UnaryOperator.identity(),
                OutputParser::none);
    }

    /// The same with another host name.
    public ExecutorSettings withHost(String newHost) {
        return new ExecutorSettings(newHost, killGrace, logLimit, masks, outputParsers);
    }

    /// The same with another grace period.
    public ExecutorSettings withKillGrace(Duration newGrace) {
        return new ExecutorSettings(host, newGrace, logLimit, masks, outputParsers);
    }

    /// The same with another limit for logs.
    public ExecutorSettings withLogLimit(long bytes) {
        return new ExecutorSettings(host, killGrace, bytes, masks, outputParsers);
    }

    /// The same with masks.
    public ExecutorSettings withMasks(Function<TaskOrder, UnaryOperator<String>> newMasks) {
        return new ExecutorSettings(host, killGrace, logLimit, newMasks, outputParsers);
    }

    /// The same with parsers of published values.
    public ExecutorSettings withOutputParsers(Supplier<OutputParser> newParsers) {
        return new ExecutorSettings(host, killGrace, logLimit, masks, newParsers);
    }
}
