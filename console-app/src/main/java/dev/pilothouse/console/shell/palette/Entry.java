package dev.pilothouse.console.shell.palette;

import dev.pilothouse.console.shell.action.Action;

import java.util.Locale;

/// Something that the palette offers.
///
/// @param id stable: what was chosen lately is remembered by it
/// @param kind what it is
/// @param title what it is called
/// @param aside its key, or a word more
/// @param refusal why it cannot be chosen now; empty if it can
/// @param choose does it
public record Entry(
        String id, Kind kind, String title, String aside, String refusal, Runnable choose) {

    /// What an entry is.
    public enum Kind {
        ACTION,
        VIEW,
        RUN,
        WORKFLOW;

        /// The key of its name.
        String key() {
            return "palette.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// The entry of an action.
    public static Entry of(Action action) {
        Kind kind = action.id().startsWith("view.") ? Kind.VIEW : Kind.ACTION;
        return new Entry(
                action.id(),
                kind,
                action.text(),
                action.keyText(),
                action.refusalProperty().get(),
                action::fire);
    }
}
