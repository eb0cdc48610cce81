package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.simulation.WorldPorts;

import java.util.function.Supplier;

/// A planted defect.
///
/// @param name what is wrong, in words
/// @param ports puts it into a world; another one for every world, because some remember
record Mutant(String name, Supplier<WorldPorts> ports) {

    @Override
    public String toString() {
        return name;
    }
}
