package dev.pilothouse.console.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One thing that a person can do: buttons, keys and tooltips derive from it.
///
/// **Thread:** FX.
public final class Action {

    private final String id;
    private final String text;
    private final String icon;
    private final @Nullable KeyCombination key;
    private final Runnable body;
    private final Supplier<String> asksRefusal;
    private final BooleanSupplier asksOn;
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();

    /// @param id stable: the button's id
    /// @param text what the button says
    /// @param icon the name of its icon
    /// @param key its key as JavaFX spells it; empty for none
    /// @param refusal why it cannot be done now; empty if it can
    /// @param on whether what it switches is on
    public Action(
            String id,
            String text,
            String icon,
            String key,
            Supplier<String> refusal,
            BooleanSupplier on,
            Runnable body) {
        this.id = id;
        this.text = text;
        this.icon = icon;
        this.key = key.isEmpty() ? null : KeyCombination.valueOf(key);
        this.asksRefusal = refusal;
        this.asksOn = on;
        this.body = body;
        refresh();
    }

    /// An action that can always be done.
    public static Action always(String id, String text, String icon, String key, Runnable body) {
        return new Action(id, text, icon, key, () -> "", () -> false, body);
    }

    /// Looks again whether it can be done.
    public void refresh() {
        refusal.set(asksRefusal.get());
        on.set(asksOn.getAsBoolean());
    }

    /// Does it; the body refuses by itself what cannot be done.
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

    /// Its key; null for none.
    public @Nullable KeyCombination key() {
        return key;
    }

    /// Its key as people write it; empty for none.
    public String keyText() {
        return key == null ? "" : key.getDisplayText();
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
        return key == null ? text : text + " (" + keyText() + ")";
    }
}
