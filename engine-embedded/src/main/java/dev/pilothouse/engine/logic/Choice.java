package dev.pilothouse.engine.logic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which branches a CONDITIONS or SWITCH task takes.
///
/// @param taken the successors of the branch that was chosen
/// @param skips the successors of the others; one that is named in both is taken
/// @param why what decided, for the log
public record Choice(List<String> taken, List<String> skips, String why) {

    public Choice {
        taken = List.copyOf(taken);
        Set<String> others = new LinkedHashSet<>(skips);
        taken.forEach(others::remove);
        skips = List.copyOf(others);
    }
}
