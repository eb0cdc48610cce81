/// Builds what a user installs: an app image with its own Java, and a Debian package of it.
///
/// ```
/// class path ─▶ AppJars ─▶ AppImage (JavaRuntime, jpackage, AotCache) ─▶ DebPackage
/// ```
@NullMarked
package dev.pilothouse.installers;

import org.jspecify.annotations.NullMarked;
