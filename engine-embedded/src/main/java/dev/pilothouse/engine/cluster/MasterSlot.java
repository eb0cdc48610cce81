package dev.pilothouse.engine.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A master's share of the commands: its position in the sorted list of the masters that are alive
/// and not overloaded. Views may differ for a moment, so a slot is a hint that keeps masters out of
/// each other's way; who gets a command is decided by the store (engine-rules 9.2).
///
/// @param position from 0
/// @param total how many slots there are
public record MasterSlot(int position, int total) {

    /// A slot that has everything.
    public static final MasterSlot ALL = new MasterSlot(0, 1);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public MasterSlot {
        if (position < 0 || position >= total) {
            throw new IllegalArgumentException(
                    "Expected a position below %d, but got %d".formatted(total, position));
        }
    }

    /// The slot of a master among members; empty if it is not there, or overloaded while others are
    /// not. If all are overloaded, all have slots: somebody must take what comes.
    public static Optional<MasterSlot> of(Collection<Member> members, String self) {
        List<Member> masters =
                members.stream().filter(member -> member.role() == Role.MASTER).toList();
        List<Member> able =
                masters.stream().filter(master -> !master.heartbeat().overloaded()).toList();
        List<String> sorted =
                (able.isEmpty() ? masters : able).stream().map(Member::id).sorted().toList();
        int position = sorted.indexOf(self);
        return position < 0
                ? Optional.empty()
                : Optional.of(new MasterSlot(position, sorted.size()));
    }

    /// True if a command falls to this slot. Ids with gaps and strides are spread all the same.
    public boolean takes(long command) {
        long mixed = command * GOLDEN;
        return Math.floorMod(mixed ^ (mixed >>> 32), (long) total) == position;
    }
}
