package dev.pilothouse.engine.simulation.trial;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The parts of a list that may go: first all of it, then each half, then ever smaller parts, at
/// last each element.
final class Chunks {

    private Chunks() {}

    static <T> Stream<List<T>> of(List<T> all) {
        return IntStream.iterate(all.size(), size -> size > 0, size -> size / 2)
                .boxed()
                .flatMap(
                        size ->
                                IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                                        .mapToObj(
                                                from ->
                                                        all.subList(
                                                                from,
                                                                Math.min(
                                                                        all.size(), from + size))));
    }
}
