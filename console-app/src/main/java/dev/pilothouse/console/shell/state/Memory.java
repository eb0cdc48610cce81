package dev.pilothouse.console.shell.state;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The state of the window while it is open; every change is handed to whoever keeps it.
///
/// **Thread:** FX.
public final class Memory {

    private final Consumer<WindowState> keeper;
    private WindowState state;

    /// @param keeper takes every new state, and may take its time
    public Memory(WindowState first, Consumer<WindowState> keeper) {
        this.state = first;
        this.keeper = keeper;
    }

    /// The state now.
    public WindowState now() {
        return state;
    }

    /// Changes the state.
    public void change(UnaryOperator<WindowState> change) {
        WindowState changed = change.apply(state);
        if (!changed.equals(state)) {
            state = changed;
            keeper.accept(changed);
        }
    }
}
