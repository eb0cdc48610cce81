package dev.pilothouse.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.connectors.TaskBench;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.parameter.ParameterType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

class SqlTaskTest {

    @TempDir Path data;
    private final String database = "t" + UUID.randomUUID();
    private Connection connection;
    private TaskBench bench;

    @BeforeEach
    void open() throws Exception {
        connection = DriverManager.getConnection("jdbc:h2:mem:" + database, "sa", "");
        execute("create table orders(id int primary key, customer varchar(99))");
        sources(
                """
                [{"name": "shop", "type": "h2", "database": "%s", "user": "sa", "password": ""},
                 {"name": "other", "type": "postgresql", "database": "d", "password": "pw-canary", "url": "x"}]
                """
                        .formatted(database));
        bench = new TaskBench(data, new SqlTask());
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
        execute("shutdown");
        connection.close();
    }

    @Test
    void runsAllStatementsLogsTheLastResultAndPublishesItsOnlyRow() throws Exception {
        bench.output("customer").output("absent");

        Map<String, String> outputs =
                bench.success(
                        sql(
                                """
                                -- fill; it
                                insert into orders values (1, 'a;b');
                                insert into orders values (2, 'it''s'); /* ; */
                                select id, customer from orders where id = 2;
                                """));

        assertThat(outputs).containsExactly(Map.entry("customer", "it's"));
        assertThat(bench.log()).contains("3 statement(s) on shop", "2  | it's", "(1 rows)");
    }

    @Test
    void publishesNothingOfSeveralRows() {
        bench.output("x");

        assertThat(bench.success(sql("select * from system_range(1, 500)"))).isEmpty();
    }

    @Test
    void bindsParametersSoThatTheyStayValues() throws Exception {
        bench.parameter("id", ParameterType.INTEGER, "7")
                .parameter("name", ParameterType.VARCHAR, "x'); drop table orders; --");

        bench.success(
                sql(
                        "insert into orders values (${id}, '${name}'); insert into orders values"
                                + " (${id} + 1, 'Dear ${name}!')"));

        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, customer from orders order by id")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(2)).isEqualTo("x'); drop table orders; --");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(8);
            assertThat(rows.getString(2)).isEqualTo("Dear x'); drop table orders; --!");
        }
    }

    @Test
    void keepsNothingIfAStatementFails() throws Exception {
        assertThat(bench.failure(sql("insert into orders values (1, 'a'); select * from nowhere")))
                .startsWith("The database refused: ")
                .contains("NOWHERE");
        assertThat(count()).isZero();
    }

    @Test
    void saysWhichParameterIsNotOfItsType() {
        bench.parameter("id", ParameterType.INTEGER, "seven");

        assertThat(bench.failure(sql("select ${id}")))
                .isEqualTo(
                        "Expected the INTEGER parameter id to be written as one, but its value"
                                + " (seven) is not");
    }

    @Test
    void namesTheKnownDataSources() {
        assertThat(bench.failure(Map.of("datasource_name", "shpo", "sql", "select 1")))
                .contains("a data source named \"shpo\"", "[other, shop]");
    }

    @Test
    void refusesFieldsThatAreNotOnTheList() {
        assertThat(bench.failure(Map.of("datasource_name", "other", "sql", "select 1")))
                .contains("found \"url\"")
                .doesNotContain("pw-canary");
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        Files.setPosixFilePermissions(
                data.resolve("datasources.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(bench.failure(sql("select 1"))).contains("chmod 600");
    }

    @Test
    void saysWhereTheFileIsNotJsonWithoutQuotingIt() throws IOException {
        sources("[{\"password\": pw-canary}]");

        assertThat(bench.failure(sql("select 1")))
                .contains("not valid at line 1")
                .doesNotContain("pw-canary");
    }

    @Test
    void cancelsTheStatementWhenItIsKilled() throws Exception {
        bench.start(
                sql(
                        "insert into orders values (1, 'a'); select sum(a.x * b.x) from"
                                + " system_range(1, 100000) a, system_range(1, 100000) b"));
        await().until(
                        () ->
                                number(
                                                "select count(*) from information_schema.sessions"
                                                        + " where executing_statement like '%a.x *"
                                                        + " b.x%' and session_id <> session_id()")
                                        == 1);

        bench.kill();

        assertThat(bench.end()).isInstanceOf(TaskReport.Killed.class);
        assertThat(count()).isZero();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(TaskBench.faults(new SqlTask(), Map.of("sql", " ; -- nothing")))
                .containsExactly("datasource_name:missing-datasource", "sql:missing-sql");
        assertThat(TaskBench.faults(new SqlTask(), sql("select 'open")))
                .containsExactly("sql:sql-syntax");
    }

    private static Map<String, Object> sql(String text) {
        return Map.of("datasource_name", "shop", "sql", text);
    }

    private void sources(String json) throws IOException {
        Path file = Files.writeString(data.resolve("datasources.json"), json);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private long count() throws SQLException {
        return number("select count(*) from orders");
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
