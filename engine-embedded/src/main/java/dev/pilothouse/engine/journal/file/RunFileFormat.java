package dev.pilothouse.engine.journal.file;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// The form of a `.phrun`: gzipped lines of JSON (decision record 0013).
///
/// 1. the head: `pilothouse`, `format`, `engine`, `entries`;
/// 2. what was run: `identity`, `definition`;
/// 3. one line per journal entry, as the journal itself has them;
/// 4. the end: `end` (the number of entries) and `sha256` of all bytes before this line.
final class RunFileFormat {

    /// Raised with every change of the form, together with a new [Upcaster].
    static final int FORMAT = 1;

    /// What the head's `pilothouse` says.
    static final String KIND = "run";

    static final long MOST_PACKED = 64L << 20;
    static final long MOST_UNPACKED = 64L << 20;
    static final int LONGEST_LINE = 12 << 20;
    static final int MOST_ENTRIES = 1_000_000;
    private static final int DEEPEST = 100;
    private static final int MOST_TOKENS = 1_000_000;

    /// Reads and writes the lines; what it reads is bounded in depth and size.
    static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .maxStringLength(LONGEST_LINE)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    .build();

    private RunFileFormat() {}
}
