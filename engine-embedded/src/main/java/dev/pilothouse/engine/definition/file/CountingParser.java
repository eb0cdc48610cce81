package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/// A parser that stops after so many events, before their nodes fill the memory, and knows how far
/// it has come.
final class CountingParser implements Parser {
    private final Parser parser;
    private final int most;
    private int seen;
    private Position position = Position.START;

    CountingParser(Parser parser, int most) {
        this.parser = parser;
        this.most = most;
    }

    /// Where the last event began.
    Position position() {
        return position;
    }

    boolean isSpent() {
        return seen > most;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        Event event = parser.getEvent();
        Mark mark = event.getStartMark();
        position = Position.of(mark);
        if (++seen > most) {
            throw new YAMLException("more than " + most + " values");
        }
        return event;
    }
}
