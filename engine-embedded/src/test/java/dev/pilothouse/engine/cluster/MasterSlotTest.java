package dev.pilothouse.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// U3, and who takes which command.
class MasterSlotTest {

    private static final Heartbeat BUSY =
            new Heartbeat(Heartbeat.USUAL_WEIGHT, new Load(0.9, 0.2, 0), true);

    private static Member master(int number, Heartbeat heartbeat) {
        return Member.master("m" + number, number).with(heartbeat);
    }

    private static List<Member> masters(int normal) {
        List<Member> masters = new ArrayList<>();
        for (int i = normal; i >= 1; i--) {
            masters.add(master(i, Heartbeat.NONE));
        }
        masters.add(Member.worker("w1", 50, "default", 5));
        return masters;
    }

    @Test
    void u3_ofFourMastersABusyOneHasNoSlot() {
        List<Member> members = masters(3);
        members.add(master(4, BUSY));
        assertThat(MasterSlot.of(members, "m1#1")).contains(new MasterSlot(0, 3));
        assertThat(MasterSlot.of(members, "m3#3")).contains(new MasterSlot(2, 3));
        assertThat(MasterSlot.of(members, "m4#4")).isEmpty();
        members.removeIf(member -> member.name().equals("m2") || member.name().equals("m4"));
        assertThat(MasterSlot.of(members, "m3#3")).contains(new MasterSlot(1, 2));
    }

    @Test
    void u3_whoIsNotInTheListHasNoSlot() {
        assertThat(MasterSlot.of(masters(3), "m9#9")).isEqualTo(Optional.empty());
        assertThat(MasterSlot.of(List.of(), "m1#1")).isEqualTo(Optional.empty());
    }

    @Test
    void ifAllAreBusyAllHaveSlots() {
        List<Member> members = List.of(master(1, BUSY), master(2, BUSY));
        assertThat(MasterSlot.of(members, "m2#2")).contains(new MasterSlot(1, 2));
    }

    @Test
    void everyCommandFallsToExactlyOneSlotAndTheSharesAreAlike() {
        for (long stride : new long[] {1, 2, 3, 100, 1_000}) {
            int[] taken = new int[3];
            for (int i = 1; i <= 9_000; i++) {
                int takers = 0;
                for (int position = 0; position < 3; position++) {
                    if (new MasterSlot(position, 3).takes(i * stride)) {
                        taken[position]++;
                        takers++;
                    }
                }
                assertThat(takers).isEqualTo(1);
            }
            assertThat(IntStream.of(taken).boxed())
                    .as("stride %d", stride)
                    .allMatch(n -> n > 2_700 && n < 3_300);
        }
    }

    @Test
    void aSlotOfOneTakesEverything() {
        for (long command = -5; command < 100; command++) {
            assertThat(MasterSlot.ALL.takes(command)).isTrue();
        }
    }

    @Test
    void anOverloadedMasterTakesOneCommandAtATimeNeverNone() {
        OverloadProtection usual = OverloadProtection.USUAL;
        Load calm = new Load(0.7, 0.7, 3);
        Load heavy = new Load(0.1, 0.71, 0);
        assertThat(usual.isOverloaded(calm)).isFalse();
        assertThat(usual.isOverloaded(heavy)).isTrue();
        assertThat(usual.isOverloaded(new Load(0.71, 0, 0))).isTrue();
        assertThat(usual.intake(calm, 3, 10)).isEqualTo(7);
        assertThat(usual.intake(heavy, 0, 10)).isEqualTo(1);
        assertThat(usual.intake(heavy, 1, 10)).isZero();
        assertThat(usual.intake(heavy, 5, 10)).isZero();
        assertThat(usual.intake(calm, 10, 10)).isZero();
    }
}
