package dev.pilothouse.console.cli;

import org.slf4j.LoggerFactory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/// Signals of the operating system. Java has no official way to hear of a second Ctrl-C, so this
/// reaches for `sun.misc.Signal` by name; where that is missing, signals do what they always do.
public final class Signals {

    private Signals() {}

    /// Calls `action`, instead of ending the process, whenever the signal comes: `INT` or `TERM`.
    ///
    /// **Thread:** `action` is called on a thread of the virtual machine's own.
    public static void on(String name, Runnable action) {
        InvocationHandler answer =
                (_, method, _) -> {
                    if (!method.getName().equals("handle")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    action.run();
                    return null;
                };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            Proxy.newProxyInstance(
                                    handler.getClassLoader(), new Class<?>[] {handler}, answer));
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(Signals.class)
                    .debug("Expected to handle signal {}, but cannot", name, e);
        }
    }
}
