package dev.pilothouse.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

class DataSourceDefinitionTest {

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/x;INIT=RUNSCRIPT FROM 'http://trap/'",
                "/data/x;init=create alias",
                "relative/x",
                "tcp://host/x",
                "mem:x",
                "~/x",
                "/data/zip:/x!/y",
                ""
            })
    void refusesAFileThatIsMoreThanAPath(String path) {
        assertThatThrownBy(() -> new DataSourceDefinition.H2File(path, "sa", ""))
                .hasMessageContaining("Expected path to be the absolute path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;INIT=RUNSCRIPT", "x;TRACE_LEVEL_FILE=3", "../x", "", "x y"})
    void refusesAMemoryDatabaseThatIsMoreThanAName(String database) {
        assertThatThrownBy(() -> new DataSourceDefinition.H2Memory(database, "sa", ""))
                .hasMessageContaining("Expected database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h/d?socketFactory=x", "h,other", "h:1/x", "", "h#x", "h@x"})
    void refusesAHostThatIsMoreThanAHost(String host) {
        assertThatThrownBy(
                        () ->
                                new DataSourceDefinition.PostgreSql(
                                        host, 5432, "d", "u", "p", "prefer"))
                .hasMessageContaining("Expected host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d?socketFactory=org.x.Y", "d&loggerFile=/tmp/x", "d/../e", ""})
    void refusesADatabaseThatIsMoreThanAName(String database) {
        assertThatThrownBy(
                        () ->
                                new DataSourceDefinition.PostgreSql(
                                        "h", 5432, database, "u", "p", "prefer"))
                .hasMessageContaining("Expected database");
    }

    @Test
    void opensAnH2File() throws Exception {
        var definition =
                new DataSourceDefinition.H2File(directory.resolve("shop").toString(), "sa", "");

        try (var connection = definition.open().getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(Files.exists(directory.resolve("shop.mv.db"))).isTrue();
    }
}
