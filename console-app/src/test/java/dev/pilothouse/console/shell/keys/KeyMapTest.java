package dev.pilothouse.console.shell.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pilothouse.console.shell.keys.KeyMap.Preset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

class KeyMapTest {

    @ParameterizedTest
    @EnumSource
    void noShippedKeyMapGivesAKeyTwice(Preset preset) {
        assertThat(KeyMap.of(preset).conflicts()).isEmpty();
        assertThat(KeyMap.of(preset).shortcuts()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @EnumSource
    void everyShippedKeyMapHasTheSameFirstSteps(Preset preset) {
        for (String action : List.of("run.start", "bus.hold", "bus.step", "bus.resume")) {
            assertThat(KeyMap.of(preset).of(action)).as(action).isNotEmpty();
        }
        assertThat(KeyMap.of(preset).of("palette.open"))
                .extracting(Shortcut::spelled)
                .contains(":");
        assertThat(KeyMap.of(preset).of("keys.show")).extracting(Shortcut::spelled).contains("?");
    }

    @Test
    void anOwnKeyTakesThePlaceOfTheOneThatIsShipped() {
        KeyMap own = KeyMap.of(Preset.INTELLIJ).with(Map.of("run.stop", List.of("Ctrl+F2")));
        assertThat(own.of("run.stop")).extracting(Shortcut::text).containsExactly("Ctrl+F2");
        assertThat(own.of("run.start")).extracting(Shortcut::spelled).containsExactly("Shift+F10");
        assertThat(own.conflicts()).isEmpty();
    }

    @Test
    void aKeyThatIsGivenTwiceIsNamedWithBothActions() {
        KeyMap own = KeyMap.of(Preset.INTELLIJ).with(Map.of("run.stop", List.of("F7")));
        assertThat(own.conflicts()).isEqualTo(Map.of("F7", List.of("bus.step", "run.stop")));
    }

    @Test
    void aKeyThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shortcut.of("Ctrl+Nowhere"));
    }

    @Test
    void anUnknownPresetIsTheFirstOne() {
        assertThat(Preset.named("vi")).isEqualTo(Preset.INTELLIJ);
        assertThat(Preset.named("eclipse")).isEqualTo(Preset.ECLIPSE);
    }
}
