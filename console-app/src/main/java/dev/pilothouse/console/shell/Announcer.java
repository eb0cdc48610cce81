package dev.pilothouse.console.shell;

import dev.pilothouse.console.shell.notices.Notice;
import dev.pilothouse.console.shell.notices.Toasts;
import dev.pilothouse.console.shell.state.Memory;

import java.time.Instant;
import java.time.ZoneId;

/// Announces what is new, unless it is quiet time: then it is only listed.
final class Announcer {

    private final Memory memory;
    private final ZoneId zone;
    private final Toasts toasts;

    Announcer(Memory memory, ZoneId zone, Toasts toasts) {
        this.memory = memory;
        this.zone = zone;
        this.toasts = toasts;
    }

    void announce(Notice notice) {
        int hour = Instant.ofEpochMilli(notice.at()).atZone(zone).getHour();
        if (!memory.now().quiet().at(hour)) {
            toasts.announce(notice);
        }
    }
}
