package dev.pilothouse.console.shell;

import javafx.application.Platform;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Where the window would be: a screen, or JavaFX's headless platform if there is none.
public final class Display {

    private static final String PLATFORM = "glass.platform";
    private static final String HEADLESS = "Headless";
    private static final String TEXT_LIBRARY = "libpangoft2-1.0.so.0";

    private final boolean headless;
    private final boolean linux;

    private Display(boolean headless, boolean linux) {
        this.headless = headless;
        this.linux = linux;
    }

    /// The display of this process: without one on Linux, or if it is told so by the property
    /// `glass.platform=Headless`, it is headless.
    public static Display detect(Map<String, String> environment) {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean told = HEADLESS.equals(System.getProperty(PLATFORM));
        boolean without = linux && environment.getOrDefault("DISPLAY", "").isEmpty();
        return new Display(told || without, linux);
    }

    /// True if nobody sees the window.
    public boolean isHeadless() {
        return headless;
    }

    /// Starts JavaFX and returns when it runs; says what is missing, and how to get it, if it does
    /// not.
    public Optional<String> start() {
        if (linux) {
            Optional<String> missing = missing(TEXT_LIBRARY);
            if (missing.isPresent()) {
                return missing;
            }
        }
        if (headless) {
            System.setProperty(PLATFORM, HEADLESS);
            System.setProperty("prism.order", "sw");
        }
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Expected JavaFX to start, but was interrupted.");
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(
                    """
                    Expected JavaFX to start, but failed: %s
                    On Debian or Ubuntu install its libraries: apt-get install libgtk-3-0 libxtst6 libgl1\
                    """
                            .formatted(e));
        }
    }

    /// What to do if a library that JavaFX needs for text is missing; empty if it is there. JavaFX
    /// itself would only throw a bare NullPointerException.
    @SuppressWarnings("restricted") // nothing of the library is called, only its presence is asked
    static Optional<String> missing(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return Optional.empty();
        } catch (IllegalArgumentException absent) {
            return Optional.of(
                    """
                    Expected the library %s, which JavaFX draws text with, but it is missing.
                    On Debian or Ubuntu install it: apt-get install libpangoft2-1.0-0\
                    """
                            .formatted(library));
        }
    }
}
