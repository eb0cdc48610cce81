package dev.pilothouse.console.shell.action;

import dev.pilothouse.console.shell.keys.Shortcut;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One thing that a person can do: buttons, keys, tooltips and the palette derive from it.
///
/// **Thread:** FX.
public final class Action {

    private final String id;
    private final String text;
    private final String icon;
    private final List<Shortcut> keys;
    private final Runnable body;
    private final Supplier<String> asksRefusal;
    private final BooleanSupplier asksOn;
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();

    /// @param id stable: the button's id
    /// @param text what the button says
    /// @param icon the name of its icon
    /// @param keys its keys, the first of which is shown
    /// @param refusal why it cannot be done now; empty if it can
    /// @param on whether what it switches is on
    /// @param body does it; refuses by itself what cannot be done
    public Action(
            String id,
            String text,
            String icon,
            List<Shortcut> keys,
            Supplier<String> refusal,
            BooleanSupplier on,
            Runnable body) {
        this.id = id;
        this.text = text;
        this.icon = icon;
        this.keys = List.copyOf(keys);
        this.asksRefusal = refusal;
        this.asksOn = on;
        this.body = body;
        refresh();
    }

    /// Looks again whether it can be done.
    public void refresh() {
        refusal.set(asksRefusal.get());
        on.set(asksOn.getAsBoolean());
    }

    /// Does it.
    public void fire() {
        body.run();
    }

    /// Its stable name.
    public String id() {
        return id;
    }

    /// What the button says.
    public String text() {
        return text;
    }

    /// The name of its icon.
    public String icon() {
        return icon;
    }

    /// Its keys.
    public List<Shortcut> keys() {
        return keys;
    }

    /// Its first key as people write it; empty for none.
    public String keyText() {
        return keys.isEmpty() ? "" : keys.getFirst().text();
    }

    /// Why it cannot be done now; empty if it can.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// True while what it switches is on.
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// What a tooltip says: why it cannot be done, or what it does and its key.
    public String hint() {
        if (!refusal.get().isEmpty()) {
            return text + ": " + refusal.get();
        }
        return keys.isEmpty() ? text : text + " (" + keyText() + ")";
    }
}
