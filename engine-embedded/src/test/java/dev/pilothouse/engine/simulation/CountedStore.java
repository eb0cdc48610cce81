package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.store.RunStore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/// A store that counts what a logic task may ask of it: each is one query.
final class CountedStore {

    private static final Set<String> OF_LOGIC_TASKS = Set.of("children", "runsOf", "run");

    private final RunStore store;
    private int reads;

    CountedStore(RunStore real) {
        this.store =
                (RunStore)
                        Proxy.newProxyInstance(
                                RunStore.class.getClassLoader(),
                                new Class<?>[] {RunStore.class},
                                (_, method, arguments) -> {
                                    reads += OF_LOGIC_TASKS.contains(method.getName()) ? 1 : 0;
                                    try {
                                        return method.invoke(real, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getTargetException();
                                    }
                                });
    }

    RunStore store() {
        return store;
    }

    int reads() {
        return reads;
    }
}
