package dev.pilothouse.engine.parameter;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Values that try to run `touch canary` in the working directory, whatever reads them as code.
final class HostileValues {

    private HostileValues() {}

    static Arbitrary<String> anywhere() {
        Arbitrary<String> fragment =
                Arbitraries.of(
                        "; touch canary;",
                        "$(touch canary)",
                        "`touch canary`",
                        "| touch canary",
                        "&& touch canary",
                        "\ntouch canary\n",
                        "'",
                        "\"",
                        "\\",
                        "\\'",
                        "\\\"",
                        "$",
                        "${IFS}",
                        "${n0}",
                        "$((1+1))",
                        "a[$(touch canary)]",
                        "-rf",
                        "--",
                        "*",
                        "~",
                        "#",
                        "E\n",
                        "!",
                        "{a,b}",
                        "<(touch canary)",
                        ">canary",
                        "\t",
                        " ",
                        "%s",
                        "\r\n",
                        "ü",
                        "\uD83D\uDE80",
                        "}",
                        ")",
                        "'; touch canary; '",
                        "\"; touch canary; \"",
                        "x=() { :; }; touch canary",
                        "''",
                        "\"\"\"",
                        "');open('canary','w');('",
                        "{open('canary','w')}",
                        "\\N{DASH}",
                        "\u0001",
                        "\nopen('canary', 'w')\n",
                        "\"+str(open('canary','w'))+\"",
                        "\\x27");
        return Arbitraries.oneOf(
                fragment,
                fragment.list().ofMaxSize(6).map(parts -> String.join("", parts)),
                Arbitraries.strings().ascii().ofMaxLength(20).map(s -> s.replace("\0", "")));
    }

    static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
