package dev.pilothouse.graphview;

import static java.util.Objects.requireNonNull;

/// The style sheets that are shipped beside the controls.
final class Resources {
    private Resources() {}

    static String stylesheet(String name) {
        return requireNonNull(Resources.class.getResource(name), name).toExternalForm();
    }
}
