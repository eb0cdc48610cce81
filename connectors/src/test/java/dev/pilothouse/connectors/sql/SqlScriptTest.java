package dev.pilothouse.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.parameter.ParameterOrigin;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.parameter.ResolvedParameters;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class SqlScriptTest {

    @Test
    void cutsOnlyWhereASemicolonEndsAStatement() {
        assertThat(
                        statements(
                                """
                                select 'a;b', "c;d" -- e;f
                                ; select $$ g;h $$, $t$ i;$$ $t$ /* j; /* k; */ l; */; select a$b;
                                select E'm\\';n', 'o''p;'
                                """))
                .containsExactly(
                        "select 'a;b', \"c;d\" -- e;f",
                        "select $$ g;h $$, $t$ i;$$ $t$ /* j; /* k; */ l; */",
                        "select a$b",
                        "select E'm\\';n', 'o''p;'");
    }

    @Test
    void leavesOutEmptyStatements() {
        assertThat(statements(";; -- only a remark\n; /* and another */ ;")).isEmpty();
    }

    @Test
    void bindsNothingInCommentsNamesAndDollarQuotes() {
        String text = "select \"${n}\", $$${n}$$ -- ${n}";

        assertThat(bind(text)).isEqualTo(new BoundStatement(text, List.of()));
    }

    @Test
    void leavesUnknownNamesAlone() {
        assertThat(bind("select '${other}', ${other}").sql())
                .isEqualTo("select '${other}', ${other}");
    }

    @Test
    void bindsALiteralWithAPlaceholderAsAWhole() {
        BoundStatement bound = bind("select 'a ${n} it''s ${n}', ${n}, '${n}'");

        assertThat(bound.sql()).isEqualTo("select ?, ?, ?");
        assertThat(bound.values()).containsExactly("a v it's v", "v", "v");
    }

    private static BoundStatement bind(String text) {
        var origin = new ParameterOrigin(ParameterOrigin.Level.START, "");
        var value =
                new ResolvedParameter("n", ParameterType.VARCHAR, "v", false, origin, List.of());
        return BoundStatement.of(
                SqlScript.parse(text).statements().getFirst(),
                new ResolvedParameters(Map.of("n", value), ZonedDateTime.now(ZoneOffset.UTC)));
    }

    private static List<String> statements(String text) {
        return SqlScript.parse(text).statements().stream()
                .map(
                        pieces ->
                                pieces.stream()
                                        .map(SqlScript.Piece::text)
                                        .collect(Collectors.joining())
                                        .strip())
                .toList();
    }
}
