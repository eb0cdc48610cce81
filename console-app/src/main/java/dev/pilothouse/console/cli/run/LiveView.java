package dev.pilothouse.console.cli.run;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.List;

/// A line per task, drawn over in place at most ten times a second.
final class LiveView implements RunView {

    private static final long BETWEEN_FRAMES = 100;
    private static final String LINE_START = "\r\u001b[2K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintStream out;
    private final Frame frame;
    private @Nullable Run run;
    private long drawnAt;
    private int height;

    LiveView(PrintStream out, Glyphs glyphs) {
        this.out = out;
        this.frame = new Frame(glyphs);
    }

    @Override
    public void turn(RunSnapshot snapshot) {
        run = snapshot.run();
        tick();
    }

    @Override
    public void tick() {
        long now = System.currentTimeMillis();
        if (run != null && now - drawnAt >= BETWEEN_FRAMES) {
            draw(frame.lines(run));
            drawnAt = now;
        }
    }

    @Override
    public void note(String text) {
        draw(List.of(text));
        height = 0;
        if (run != null) {
            draw(frame.lines(run));
        }
    }

    @Override
    public void end(Run last, long lastEntry) {
        draw(frame.allLines(last));
    }

    private void draw(List<String> lines) {
        StringBuilder text = new StringBuilder(NO_WRAP);
        if (height > 0) {
            text.append("\u001b[%dA".formatted(height));
        }
        lines.forEach(line -> text.append(LINE_START).append(line).append('\n'));
        text.append("\u001b[J").append(WRAP);
        out.print(text);
        out.flush();
        height = lines.size();
    }
}
