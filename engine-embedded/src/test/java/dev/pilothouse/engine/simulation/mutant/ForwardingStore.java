package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.store.RunStore;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// A store that leaves everything to another one, except the method that a mutant falsifies.
final class ForwardingStore implements InvocationHandler {

    /// What is done instead; `args` are the method's.
    interface Instead {
        Object call(Object[] args);
    }

    private final RunStore real;
    private final String method;
    private final Instead instead;

    private ForwardingStore(RunStore real, String method, Instead instead) {
        this.real = real;
        this.method = method;
        this.instead = instead;
    }

    static RunStore over(RunStore real, String method, Instead instead) {
        return (RunStore)
                Proxy.newProxyInstance(
                        RunStore.class.getClassLoader(),
                        new Class<?>[] {RunStore.class},
                        new ForwardingStore(real, method, instead));
    }

    @Override
    public Object invoke(Object proxy, Method called, Object[] args) throws Throwable {
        if (called.getName().equals(method)) {
            return instead.call(args);
        }
        try {
            return called.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
