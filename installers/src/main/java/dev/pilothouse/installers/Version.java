package dev.pilothouse.installers;

/// The version of the project, as each packager spells it.
///
/// @param text as Maven spells it
record Version(String text) {

    private static final String SNAPSHOT = "-SNAPSHOT";

    /// As jpackage wants it: numbers and dots.
    String numbers() {
        return text.replace(SNAPSHOT, "");
    }

    /// As dpkg orders it: what leads to a version comes before it.
    String debian() {
        return text.replace(SNAPSHOT, "~snapshot");
    }
}
