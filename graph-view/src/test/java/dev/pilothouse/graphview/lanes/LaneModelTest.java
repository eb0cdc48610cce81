package dev.pilothouse.graphview.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.graphview.look.StateFamily;

import org.junit.jupiter.api.Test;

import java.util.List;

class LaneModelTest {
    private final Chip retry = new Chip(204, "RETRY", "join_users", "", StateFamily.WAITING);
    private final Chip timeout = new Chip(190, "TIMEOUT", "run", "in 47:03", StateFamily.PAUSED);

    @Test
    void saysInWordsWhatIsOnTheBus() {
        LaneModel model =
                new LaneModel(
                        "Event bus · run #812",
                        "oldest 12 s",
                        new Lane(List.of(retry), 40),
                        Lane.of(List.of(timeout)),
                        Lane.empty(),
                        Lane.empty(),
                        true);

        assertThat(model.counts(LaneWords.ENGLISH))
                .isEqualTo("40 ready · 1 delayed · 0 dead · oldest 12 s · held");
        assertThat(model.spoken(LaneWords.ENGLISH))
                .isEqualTo(
                        "Event bus · run #812, 40 ready · 1 delayed · 0 dead · oldest 12 s · held."
                                + " Next: RETRY, join_users, number 204.");
    }

    @Test
    void saysWhenNothingIsReady() {
        assertThat(LaneModel.empty("bus").spoken(LaneWords.ENGLISH)).endsWith("Nothing is ready.");
    }

    @Test
    void refusesATotalBelowWhatIsGiven() {
        assertThatThrownBy(() -> new Lane(List.of(retry, timeout), 1))
                .hasMessageContaining("at least 2");
    }
}
