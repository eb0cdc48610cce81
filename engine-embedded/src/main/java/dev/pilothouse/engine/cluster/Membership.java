package dev.pilothouse.engine.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Who was there when it was last looked, and what has changed since the time before. Changes are
/// found by comparing, so that missed and merged notices do no harm.
///
/// **Thread:** any.
public final class Membership {

    private volatile Map<String, Member> known = Map.of();
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();
    private volatile boolean settled;

    /// What a look has shown.
    ///
    /// @param appeared who is there now and was not
    /// @param vanished who was there and is not any more
    public record Changes(List<Member> appeared, List<Member> vanished) {}

    /// Compares with who was there before, and keeps who is there now.
    public synchronized Changes look(List<Member> now) {
        Map<String, Member> next = new TreeMap<>();
        now.forEach(member -> next.put(member.id(), member));
        List<Member> appeared = new ArrayList<>(next.values());
        appeared.removeIf(member -> known.containsKey(member.id()));
        List<Member> vanished = new ArrayList<>(known.values());
        vanished.removeIf(member -> next.containsKey(member.id()));
        known = next;
        vanished.forEach(member -> leaving.add(member.id()));
        return new Changes(appeared, vanished);
    }

    /// Whoever has vanished by now has had the time to notice it itself.
    public void graceIsOver(Member member) {
        leaving.remove(member.id());
    }

    /// The same of everybody who was not there at the first look.
    public void settle() {
        settled = true;
    }

    /// True if a member is not there, and has had the time to notice that its session is lost and
    /// to end what it ran: only then may what it ran begin elsewhere.
    public boolean isGone(String id) {
        return settled && !known.containsKey(id) && !leaving.contains(id);
    }

    /// True if a member was there at the last look.
    public boolean isPresent(String id) {
        return known.containsKey(id);
    }

    /// Who was there at the last look, by id.
    public List<Member> members() {
        return List.copyOf(known.values());
    }

    /// The masters among them, by id.
    public List<String> masterIds() {
        return known.values().stream()
                .filter(member -> member.role() == Role.MASTER)
                .map(Member::id)
                .toList();
    }
}
