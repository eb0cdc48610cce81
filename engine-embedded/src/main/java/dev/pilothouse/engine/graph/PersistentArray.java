package dev.pilothouse.engine.graph;

import java.util.Arrays;

/// An immutable array whose changed copies share all but one chunk with the original, so that
/// replacing one element of many costs the copy of a chunk and of the spine, and old snapshots stay
/// valid for ever.
///
/// **Thread:** any; instances are immutable.
///
/// @param <T> the elements, never null
public final class PersistentArray<T> {

    private static final int BITS = 6;
    private static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;

    private final Object[][] spine;
    private final int size;

    private PersistentArray(Object[][] spine, int size) {
        this.spine = spine;
        this.size = size;
    }

    /// An array of `size` times the same element; chunks are shared.
    public static <T> PersistentArray<T> filled(int size, T element) {
        Object[] chunk = new Object[CHUNK];
        Arrays.fill(chunk, element);
        Object[][] spine = new Object[(size + MASK) >> BITS][];
        Arrays.fill(spine, chunk);
        return new PersistentArray<>(spine, size);
    }

    /// The number of elements.
    public int size() {
        return size;
    }

    /// The element at an index from 0 to `size() - 1`.
    @SuppressWarnings("unchecked") // only filled() and with() write, and both take a T
    public T get(int index) {
        return (T) spine[index >> BITS][index & MASK];
    }

    /// A copy with one element replaced.
    public PersistentArray<T> with(int index, T element) {
        Object[] chunk = spine[index >> BITS].clone();
        chunk[index & MASK] = element;
        Object[][] copy = spine.clone();
        copy[index >> BITS] = chunk;
        return new PersistentArray<>(copy, size);
    }
}
