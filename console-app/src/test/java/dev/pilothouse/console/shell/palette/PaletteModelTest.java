package dev.pilothouse.console.shell.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PaletteModelTest {

    private final List<String> chosen = new ArrayList<>();
    private List<String> recent = List.of();
    private List<Entry> offers =
            List.of(
                    entry("run.start", "Run", ""),
                    entry("run.pause", "Pause", "Choose a run first"),
                    entry("bus.hold", "Hold bus", ""),
                    entry("bus.step", "Step event", ""),
                    entry("view.log", "View: Log", ""),
                    entry("perspective.reset", "Reset perspective", ""));

    private Entry entry(String id, String title, String refusal) {
        return new Entry(id, Entry.Kind.ACTION, title, "", refusal, () -> chosen.add(id));
    }

    private PaletteModel model() {
        PaletteModel model = new PaletteModel(() -> offers, recent, now -> recent = now);
        model.open();
        return model;
    }

    private static List<String> ids(PaletteModel model) {
        return model.entries().stream().map(Entry::id).toList();
    }

    private List<String> found(String typed) {
        PaletteModel model = model();
        model.typedProperty().set(typed);
        return ids(model);
    }

    @Test
    void offersEverythingUntilSomethingIsTyped() {
        assertThat(found("")).hasSameSizeAs(offers);
    }

    @Test
    void findsLettersInOrderWhateverLiesBetween() {
        assertThat(found("stp").getFirst()).isEqualTo("bus.step");
        assertThat(found("log")).containsExactly("view.log");
        assertThat(found("xyz")).isEmpty();
    }

    @Test
    void findsByTheFirstLettersOfWords() {
        assertThat(found("rp").getFirst()).isEqualTo("perspective.reset");
        assertThat(found("hb").getFirst()).isEqualTo("bus.hold");
    }

    @Test
    void aWholeWordIsBetterThanScatteredLetters() {
        assertThat(found("hold").getFirst()).isEqualTo("bus.hold");
        assertThat(found("PAUSE").getFirst()).isEqualTo("run.pause");
    }

    @Test
    void whatWasChosenLatelyComesFirst() {
        PaletteModel model = model();
        assertThat(model.choose(offers.get(4))).isTrue();
        model.open();
        assertThat(ids(model).getFirst()).isEqualTo("view.log");
        assertThat(recent).containsExactly("view.log");
        assertThat(chosen).containsExactly("view.log");
    }

    @Test
    void whatIsRefusedIsOfferedWithItsReasonAndNotDone() {
        PaletteModel model = model();
        model.typedProperty().set("pause");
        Entry pause = model.entries().getFirst();
        assertThat(pause.refusal()).isEqualTo("Choose a run first");
        assertThat(model.choose(pause)).isFalse();
        assertThat(chosen).isEmpty();
        assertThat(recent).isEmpty();
    }

    @Test
    void tenThousandEntriesAreSearchedBetweenTwoFrames() {
        offers =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> entry("run." + i, "#" + i + " nightly-etl-" + i, ""))
                        .toList();
        PaletteModel model = model();
        model.typedProperty().set("warm up");
        long before = System.nanoTime();
        model.typedProperty().set("nightly 9999");
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(ids(model).getFirst()).isEqualTo("run.9999");
        assertThat(took).isLessThan(Duration.ofMillis(500));
    }
}
