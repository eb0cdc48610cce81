package dev.pilothouse.console.shell;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.journal.Verification;
import dev.pilothouse.engine.journal.file.RunFileException;
import dev.pilothouse.engine.journal.file.RunImport;
import dev.pilothouse.engine.statemachine.Rules;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens recorded runs, and takes every decision in them again.
///
/// **Thread:** FX; reading and deciding are errands.
final class Recordings {

    private final Errands errands;
    private final Words words;
    private final Consumer<String> notice;
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");

    /// What came of a file.
    private sealed interface Answer {

        record Opened(Recording recording) implements Answer {}

        record Refused(String sentence) implements Answer {}
    }

    /// @param notice told why a file is refused
    Recordings(Errands errands, Words words, Consumer<String> notice) {
        this.errands = errands;
        this.words = words;
        this.notice = notice;
    }

    /// Reads a file and hands the run over, or says what is wrong with it and what to do.
    void open(Path file, Consumer<Recording> whenOpened) {
        errands.ask(
                "open " + file,
                () -> read(file),
                answer -> {
                    switch (answer) {
                        case Answer.Opened(Recording recording) -> whenOpened.accept(recording);
                        case Answer.Refused(String sentence) -> notice.accept(sentence);
                    }
                });
    }

    private static Answer read(Path file) throws IOException {
        try {
            return new Answer.Opened(
                    new Recording(file.getFileName().toString(), RunImport.read(file)));
        } catch (RunFileException e) {
            return new Answer.Refused(e.getMessage() + ". " + e.remedy());
        } catch (FileSystemException e) {
            return new Answer.Refused(
                    "%s cannot be read: %s. Check its permissions."
                            .formatted(file, e.getMessage()));
        }
    }

    /// Takes every decision of a recorded run again and says whether all are the same.
    void verify(Recording recording) {
        verdict.set(words.get("verify.running"));
        errands.ask(
                "verify " + recording.file(),
                () -> Verification.of(recording.record().timeline(), Rules.tables()),
                difference -> verdict.set(said(recording, difference)));
    }

    private String said(Recording recording, Optional<Verification.Difference> difference) {
        return difference
                .map(
                        found ->
                                words.get(
                                        "verify.differs",
                                        Figures.number(found.entry()),
                                        found.event(),
                                        found.what(),
                                        found.recorded(),
                                        found.decided()))
                .orElseGet(
                        () ->
                                words.get(
                                        "verify.equal",
                                        Figures.number(recording.record().timeline().size())));
    }

    /// Nothing recorded is shown any more.
    void forget() {
        verdict.set("");
    }

    /// What came of the last verification; empty if nothing recorded is shown.
    ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }
}
