package dev.pilothouse.console.time;

import dev.pilothouse.console.run.EventWords;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;

import java.util.Optional;

/// An event that stands out in the time of a run: somebody asked for it, or something went wrong.
///
/// @param event its number
/// @param at when it was handled
/// @param kind why it stands out
/// @param text what it was, in a few words
public record Flag(long event, long at, Kind kind, String text) {

    /// Why an event stands out.
    public enum Kind {
        /// Somebody asked for it.
        PERSON,
        /// A task or the run failed, or took too long.
        FAULT,
        /// A worker or master was lost.
        FAILOVER,
        /// It should not have come.
        INCIDENT
    }

    /// The flag of an entry of a run's journal; empty for most.
    static Optional<Flag> of(JournalEntry entry, Run run, Words words) {
        if (entry.verdict() == Verdict.ILLEGAL) {
            return Optional.of(flag(entry, Kind.INCIDENT, about(entry, run, words)));
        }
        Optional<String> person = person(entry.event(), run, words);
        if (person.isPresent()) {
            return Optional.of(flag(entry, Kind.PERSON, person.get()));
        }
        return entry.verdict() == Verdict.APPLIED
                ? trouble(entry.event()).map(kind -> flag(entry, kind, about(entry, run, words)))
                : Optional.empty();
    }

    private static Flag flag(JournalEntry entry, Kind kind, String text) {
        return new Flag(entry.number(), entry.at(), kind, text);
    }

    private static String about(JournalEntry entry, Run run, Words words) {
        return EventWords.type(entry.event())
                + " "
                + EventWords.subject(entry.event(), run.graph().plan().definition(), words);
    }

    private static Optional<String> person(LifecycleEvent event, Run run, Words words) {
        return switch (event) {
            case WorkflowLifecycleEvent.Start start when start.command() == null ->
                    Optional.of(words.get("flag.started", run.identity().options().author()));
            case WorkflowLifecycleEvent.Start _,
                    WorkflowLifecycleEvent.Pause _,
                    WorkflowLifecycleEvent.Stop _,
                    WorkflowLifecycleEvent.Kill _,
                    WorkflowLifecycleEvent.ForceFinalize _,
                    TaskLifecycleEvent.ForceStart _,
                    TaskLifecycleEvent.ForceSuccess _ ->
                    Optional.of(EventWords.type(event) + " " + EventWords.origin(event, words));
            case WorkflowLifecycleEvent _, TaskLifecycleEvent _ -> Optional.empty();
        };
    }

    private static Optional<Kind> trouble(LifecycleEvent event) {
        return switch (event) {
            case TaskLifecycleEvent.Failed _,
                    TaskLifecycleEvent.Timeout _,
                    WorkflowLifecycleEvent.Timeout _ ->
                    Optional.of(Kind.FAULT);
            case TaskLifecycleEvent.Failover _ -> Optional.of(Kind.FAILOVER);
            case WorkflowLifecycleEvent _, TaskLifecycleEvent _ -> Optional.empty();
        };
    }
}
