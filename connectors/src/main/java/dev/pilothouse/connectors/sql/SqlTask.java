package dev.pilothouse.connectors.sql;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.task.TaskContext;
import dev.pilothouse.engine.task.TaskOutcome;
import dev.pilothouse.engine.task.TaskType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs the statements of `sql` on the data source `datasource_name`, all in one transaction. The
/// result of the last query is logged; if it is exactly one row, its columns become the outputs of
/// their names, as far as the task declares them.
public final class SqlTask implements TaskType {

    private static final Logger LOG = LoggerFactory.getLogger(SqlTask.class);
    private static final String DATA_SOURCE = "datasource_name";
    private static final String SQL = "sql";
    private static final int CANCEL_SECONDS = 10;

    @Override
    public String name() {
        return "Sql";
    }

    @Override
    public Set<String> settings() {
        return Set.of(DATA_SOURCE, SQL);
    }

    @Override
    public void check(TaskSettings settings, SettingFaults faults) {
        if (settings.text(DATA_SOURCE).orElse("").isBlank()) {
            faults.error(
                    DATA_SOURCE,
                    "missing-datasource",
                    "Expected the name of a data source of %s.".formatted(DataSourceFile.NAME));
        }
        try {
            if (SqlScript.parse(settings.text(SQL).orElse("")).statements().isEmpty()) {
                faults.error(SQL, "missing-sql", "Expected at least one SQL statement.");
            }
        } catch (IllegalArgumentException unclosed) {
            faults.error(SQL, "sql-syntax", String.valueOf(unclosed.getMessage()));
        }
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException, InterruptedException {
        TaskSettings settings = context.order().task().settings();
        var parameters = context.order().parameters();
        List<BoundStatement> statements =
                SqlScript.parse(settings.text(SQL).orElse("")).statements().stream()
                        .map(pieces -> BoundStatement.of(pieces, parameters))
                        .toList();
        String name = settings.text(DATA_SOURCE).orElse("");
        DataSourceDefinition definition = DataSourceFile.find(context.dataDirectory(), name);
        context.log("%d statement(s) on %s".formatted(statements.size(), name));
        try {
            Optional<ResultTable> result = await(new SqlRun(definition.open(), statements));
            if (result.isPresent()) {
                context.log(String.join("\n", result.get().lines()));
            }
            return new TaskOutcome.Succeeded(
                    null, result.map(table -> outputs(context, table)).orElse(Map.of()));
        } catch (SQLException failure) {
            return new TaskOutcome.Failed(
                    null, "The database refused: %s".formatted(failure.getMessage()));
        }
    }

    /// Runs on a platform thread that nobody interrupts: an interrupt in the middle of a file
    /// access would close the database file of an embedded database.
    private static Optional<ResultTable> await(SqlRun run)
            throws SQLException, InterruptedException {
        FutureTask<Optional<ResultTable>> task = new FutureTask<>(run);
        Thread.ofPlatform().daemon().name("sql-task").start(task);
        try {
            return task.get();
        } catch (InterruptedException killed) {
            cancel(run, task);
            throw killed;
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException refused -> throw refused;
                case RuntimeException wrong -> throw wrong;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }

    private static void cancel(SqlRun run, FutureTask<?> task) throws InterruptedException {
        try {
            run.cancel();
            task.get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (SQLException | TimeoutException stuck) {
            LOG.warn("Expected the database to end a statement, but it did not.", stuck);
        } catch (ExecutionException ended) {
            LOG.debug("A cancelled statement has ended.", ended);
        }
    }

    private static Map<String, String> outputs(TaskContext context, ResultTable table) {
        Map<String, String> row = table.onlyRow();
        Map<String, String> outputs = new HashMap<>();
        for (Parameter declared : context.order().task().outputs()) {
            String value = row.get(declared.name());
            if (value != null) {
                outputs.put(declared.name(), value);
            }
        }
        return outputs;
    }
}
