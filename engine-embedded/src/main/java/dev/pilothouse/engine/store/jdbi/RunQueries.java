package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.store.RunQuery;
import dev.pilothouse.engine.store.RunSummary;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import java.util.List;
import java.util.Locale;

/// Looks for runs.
final class RunQueries {

    private RunQueries() {}

    /// The newest runs that a query asks for, newest first.
    static List<RunSummary> find(Handle handle, RunQuery wanted, int limit) {
        StringBuilder sql =
                new StringBuilder(
                        "select * from workflow_run where created_at >= :from and created_at <"
                                + " :until and lower(workflow) like :workflow");
        if (!wanted.states().isEmpty()) {
            sql.append(" and state in (<states>)");
        }
        for (int i = 0; i < wanted.words().size(); i++) {
            sql.append(
                    " and (lower(workflow) like :w%1$d or lower(reason) like :w%1$d or cast(id as varchar(20)) like :w%1$d)"
                            .formatted(i));
        }
        try (Query query = handle.createQuery(sql.append(" order by id desc limit :limit"))) {
            query.bind("from", wanted.from())
                    .bind("until", wanted.until())
                    .bind("workflow", holds(wanted.workflow()))
                    .bind("limit", limit);
            if (!wanted.states().isEmpty()) {
                query.bindList("states", wanted.states().stream().map(Enum::name).toList());
            }
            for (int i = 0; i < wanted.words().size(); i++) {
                query.bind("w" + i, holds(wanted.words().get(i)));
            }
            return query.map((row, _) -> Rows.summary(row)).list();
        }
    }

    private static String holds(String text) {
        String quoted = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + quoted.toLowerCase(Locale.ROOT) + "%";
    }
}
