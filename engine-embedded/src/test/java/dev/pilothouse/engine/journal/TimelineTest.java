package dev.pilothouse.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.kit.RunInvariants;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.parameter.SecretMask;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A run at any of its events, and its decisions taken again.
class TimelineTest {

    private static final Rules RULES = Rules.tables();

    /// A run of some four hundred events: retries, a failure, a pause that comes too late.
    private static PureWorld eventful() {
        StringBuilder edges = new StringBuilder("t0");
        for (int i = 1; i < 50; i++) {
            edges.append(" -> t").append(i);
        }
        PureWorld world =
                PureWorld.of(
                        Flows.of(edges.toString())
                                .eachTask(t -> t.retries(1, Duration.ofSeconds(1)))
                                .build());
        world.script("t3", new Act("FAILED", 10), new Act("SUCCEEDED", 10));
        world.script("t49", new Act("FAILED", 10));
        world.toTheEnd();
        return world;
    }

    @Test
    void isAtEveryEventWhatTheRunWasThen() {
        PureWorld world = eventful();
        Timeline timeline = Timeline.of(world.first(), world.journal());
        assertThat(timeline.size()).isGreaterThan(300);
        Run run = world.first();
        assertThat(RunInvariants.sameRun(timeline.at(0), run)).isTrue();
        for (int n = 1; n <= timeline.size(); n++) {
            run = run.with(world.journal().get(n - 1).changes());
            assertThat(RunInvariants.sameRun(timeline.at(n), run)).as("event %d", n).isTrue();
        }
        assertThat(RunInvariants.sameRun(timeline.last(), world.run())).isTrue();
    }

    @Test
    void growsByWhateverPortionsComeAndLeavesWhatItWas() {
        PureWorld world = eventful();
        Timeline whole = Timeline.of(world.first(), world.journal());
        for (int portion : List.of(1, 7, 255, 256, 257)) {
            Timeline growing = Timeline.of(world.first(), List.of());
            Timeline first = growing;
            for (int from = 0; from < whole.size(); from += portion) {
                growing =
                        growing.plus(
                                world.journal()
                                        .subList(from, Math.min(whole.size(), from + portion)));
            }
            assertThat(first.size()).isZero();
            assertThat(growing.entries()).isEqualTo(whole.entries()).isEqualTo(world.journal());
            for (int n = 0; n <= whole.size(); n += 3) {
                assertThat(RunInvariants.sameRun(growing.at(n), whole.at(n))).isTrue();
            }
        }
    }

    @Test
    void doesNotGrowByWhatDoesNotFollow() {
        PureWorld world = eventful();
        Timeline begun = Timeline.of(world.first(), world.journal().subList(0, 10));
        assertThatThrownBy(() -> begun.plus(world.journal().subList(11, 12)))
                .isInstanceOf(JournalException.class)
                .hasMessage("Expected entry 11 of the journal, but found entry 12");
    }

    @Test
    void isNothingBeyondItsEvents() {
        Timeline timeline = Timeline.of(eventful().first(), List.of());
        assertThat(timeline.last().status().startedAt()).isZero();
        assertThatThrownBy(() -> timeline.at(1)).hasMessageContaining("from 0 to 0, but got 1");
        assertThatThrownBy(() -> timeline.at(-1)).hasMessageContaining("got -1");
    }

    @Test
    void refusesAJournalWithAGap() {
        PureWorld world = eventful();
        List<JournalEntry> gap = new ArrayList<>(world.journal());
        gap.remove(7);
        assertThatThrownBy(() -> Timeline.of(world.first(), gap))
                .isInstanceOf(JournalException.class)
                .hasMessage("Expected entry 8 of the journal, but found entry 9");
    }

    @Test
    void everyDecisionIsTheSameWhenItIsTakenAgain() {
        PureWorld world = eventful();
        assertThat(Verification.of(Timeline.of(world.first(), world.journal()), RULES)).isEmpty();
    }

    @Test
    void namesExactlyTheDecisionThatWasChanged() {
        PureWorld world = eventful();
        for (int i = 0; i < world.journal().size(); i += 7) {
            JournalEntry old = world.journal().get(i);
            List<JournalEntry> changed = new ArrayList<>(world.journal());
            changed.set(i, with(old, Verdict.ILLEGAL, old.note()));
            assertThat(Verification.of(Timeline.of(world.first(), changed), RULES))
                    .contains(
                            new Verification.Difference(
                                    i + 1L,
                                    old.event().type(),
                                    "verdict",
                                    "\"ILLEGAL\"",
                                    "\"" + old.verdict() + "\""));
        }
    }

    @Test
    void namesTheFirstDecisionOfOtherRules() {
        PureWorld world = eventful();
        Rules mutated =
                (run, event, at) ->
                        RULES.decide(
                                run,
                                event instanceof WorkflowLifecycleEvent.Succeed
                                                || event instanceof WorkflowLifecycleEvent.Failed
                                        ? new WorkflowLifecycleEvent.Paused()
                                        : event,
                                at);
        Timeline timeline = Timeline.of(world.first(), world.journal());
        assertThat(Verification.of(timeline, mutated))
                .hasValueSatisfying(
                        difference -> {
                            assertThat(difference.event()).isEqualTo("FAILED");
                            assertThat(difference.what()).isEqualTo("verdict");
                        });
        Rules throwing =
                (_, _, _) -> {
                    throw new IllegalStateException("no rules");
                };
        assertThat(Verification.of(timeline, throwing))
                .hasValueSatisfying(
                        difference -> {
                            assertThat(difference.entry()).isEqualTo(1);
                            assertThat(difference.decided()).contains("no rules");
                        });
    }

    @Test
    void aMaskedJournalIsStillTheSame() {
        PureWorld world = PureWorld.of(Flows.of("a").build()).script("a", new Act("FAILED", 10));
        world.publish(new WorkflowLifecycleEvent.Pause("hunter2")).toTheEnd();
        UnaryOperator<String> mask = new SecretMask(List.of("hunter2", "exit code"))::mask;
        List<JournalEntry> masked =
                world.journal().stream()
                        .map(entry -> JournalCodec.read(new JournalWriter(mask).line(entry)))
                        .toList();
        assertThat(masked).isNotEqualTo(world.journal());
        assertThat(Verification.of(Timeline.of(world.first(), masked), RULES)).isEmpty();
    }

    @Test
    void aMaskStandsForAnythingButTheRestCounts() {
        PureWorld world = eventful();
        for (String note : List.of("******", "x******", UUID.randomUUID().toString())) {
            JournalEntry last = world.journal().getLast();
            List<JournalEntry> changed = new ArrayList<>(world.journal());
            changed.set(changed.size() - 1, with(last, last.verdict(), last.note() + note));
            boolean matches = note.equals("******");
            assertThat(Verification.of(Timeline.of(world.first(), changed), RULES).isEmpty())
                    .as(note)
                    .isEqualTo(matches && !last.note().isEmpty());
        }
    }

    private static JournalEntry with(JournalEntry entry, Verdict verdict, String note) {
        return new JournalEntry(
                entry.number(),
                entry.at(),
                entry.publishedAt(),
                entry.cause(),
                entry.event(),
                verdict,
                note,
                entry.changes());
    }
}
