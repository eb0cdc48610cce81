package dev.pilothouse.graphview.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;

class TokenColoursTest {
    private static final double LEAST_CONTRAST = 3;
    private static final double LEAST_TEXT_CONTRAST = 4.5;
    private static final double LEAST_DIFFERENCE = 15;

    private final TokenSheet sheet = TokenSheet.shipped();
    private final List<StateFamily> families =
            Arrays.stream(StateFamily.values()).filter(f -> f != StateFamily.IDLE).toList();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyFamilyStandsOutFromTheSurface(Theme theme) {
        for (StateFamily family : families) {
            assertThat(contrast(theme, family.colour(), Token.SURFACE))
                    .as("%s on the surface, %s", family, theme)
                    .isGreaterThanOrEqualTo(LEAST_CONTRAST);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyGlyphStandsOutFromItsFamily(Theme theme) {
        for (StateFamily family : families) {
            assertThat(contrast(theme, family.onColour(), family.colour()))
                    .as("glyph on %s, %s", family, theme)
                    .isGreaterThanOrEqualTo(LEAST_CONTRAST);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textCanBeReadOnEveryBackground(Theme theme) {
        for (Token background : List.of(Token.SURFACE, Token.PANEL, Token.CARD, Token.CHIP)) {
            for (Token text : List.of(Token.TEXT, Token.MUTED)) {
                double least = background == Token.CHIP ? 4 : LEAST_TEXT_CONTRAST;
                assertThat(contrast(theme, text, background))
                        .as("%s on %s, %s", text, background, theme)
                        .isGreaterThanOrEqualTo(least);
            }
        }
    }

    @Test
    void highContrastIsHigherThanThat() {
        for (StateFamily family : families) {
            assertThat(contrast(Theme.CONTRAST, family.colour(), Token.SURFACE))
                    .as("%s on black", family)
                    .isGreaterThanOrEqualTo(LEAST_TEXT_CONTRAST);
        }
        for (Token background : List.of(Token.SURFACE, Token.PANEL, Token.CARD, Token.CHIP)) {
            for (Token drawn : List.of(Token.TEXT, Token.MUTED, Token.ACCENT, Token.BORDER)) {
                assertThat(contrast(Theme.CONTRAST, drawn, background))
                        .as("%s on %s", drawn, background)
                        .isGreaterThanOrEqualTo(drawn == Token.BORDER ? 3 : 7);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textCanBeReadOnWhatIsSelected(Theme theme) {
        assertThat(contrast(theme, Token.TEXT, Token.SELECTION))
                .isGreaterThanOrEqualTo(LEAST_TEXT_CONTRAST);
        assertThat(contrast(theme, Token.ON_ACCENT, Token.ACCENT))
                .isGreaterThanOrEqualTo(LEAST_TEXT_CONTRAST);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void familiesAreToldApartByEveryEye(Theme theme) {
        for (ColourVision eye : ColourVision.values()) {
            for (StateFamily one : families) {
                for (StateFamily other :
                        families.subList(families.indexOf(one) + 1, families.size())) {
                    assertThat(difference(theme, eye, one, other))
                            .as("%s and %s to the %s eye, %s", one, other, eye, theme)
                            .isGreaterThanOrEqualTo(LEAST_DIFFERENCE);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // published test data of CIEDE2000: rows 1, 4, 7, 17, 25 and 34
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000",
        "50, 0, 0, 50, -1, 2, 2.3669",
        "50, 2.5, 0, 73, 25, -18, 27.1492",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
        "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
    })
    void measuresDifferencesAsPublished(
            double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
        assertThat(ColourMath.deltaE00(new double[] {l1, a1, b1}, new double[] {l2, a2, b2}))
                .isCloseTo(expected, within(0.00006));
    }

    @Test
    void statesOfOneFamilyDifferInGlyphOrBorder() {
        List<String> looks =
                Arrays.stream(StateLook.values())
                        .map(s -> s.family() + " " + s.glyph() + " " + s.border())
                        .toList();
        assertThat(looks).doesNotHaveDuplicates();
    }

    private double contrast(Theme theme, Token one, Token other) {
        return ColourMath.contrast(sheet.hex(theme, one), sheet.hex(theme, other));
    }

    private double difference(Theme theme, ColourVision eye, StateFamily one, StateFamily other) {
        return ColourMath.deltaE00(seen(theme, eye, one), seen(theme, eye, other));
    }

    private double[] seen(Theme theme, ColourVision eye, StateFamily family) {
        return ColourMath.lab(eye.see(ColourMath.linear(sheet.hex(theme, family.colour()))));
    }
}
