package dev.pilothouse.connectors.sql;

import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.SslMode;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/// A data source as typed fields. A URL is never taken from outside: its options can run code and
/// read files (INIT, socketFactory, …).
sealed interface DataSourceDefinition {

    /// What connects to it.
    DataSource open() throws SQLException;

    /// An H2 database in a file of its own.
    ///
    /// @param path the file without its suffix; absolute
    record H2File(String path, String user, String password) implements DataSourceDefinition {

        public H2File {
            boolean plain = path.chars().noneMatch(c -> c == ';' || c == '\0' || c == '!');
            boolean colon = path.indexOf(':', 2) >= 0;
            if (!plain || colon || !Path.of(path).isAbsolute()) {
                throw new IllegalArgumentException(
                        "Expected path to be the absolute path of a file without ; : or !, but it is \"%s\"."
                                .formatted(path));
            }
        }

        @Override
        public DataSource open() {
            return h2("file:" + Path.of(path).normalize(), user, password);
        }
    }

    /// An H2 database in the memory of this process, kept until the process ends.
    record H2Memory(String database, String user, String password) implements DataSourceDefinition {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        public H2Memory {
            if (!NAME.matcher(database).matches()) {
                throw new IllegalArgumentException(
                        "Expected database to be letters, digits, - and _, but it is \"%s\"."
                                .formatted(database));
            }
        }

        @Override
        public DataSource open() {
            return h2("mem:" + database + ";DB_CLOSE_DELAY=-1", user, password);
        }
    }

    /// A PostgreSQL database.
    ///
    /// @param sslMode `disable`, `require`, `verify-ca`, …
    record PostgreSql(
            String host, int port, String database, String user, String password, String sslMode)
            implements DataSourceDefinition {

        private static final int CONNECT_SECONDS = 10;
        private static final Pattern HOST =
                Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:]{2,39}");
        private static final Pattern DATABASE = Pattern.compile("[^\\p{Cntrl}/?&;:]{1,63}");

        public PostgreSql {
            require(HOST.matcher(host).matches(), "host", "a host name or address", host);
            require(DATABASE.matcher(database).matches(), "database", "a database name", database);
            require(port > 0 && port < 65536, "port", "from 1 to 65535", Integer.toString(port));
            String mode = sslMode;
            require(
                    Arrays.stream(SslMode.values()).anyMatch(known -> known.value.equals(mode)),
                    "ssl_mode",
                    "one of " + Arrays.stream(SslMode.values()).map(m -> m.value).toList(),
                    sslMode);
        }

        @Override
        public DataSource open() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[] {host});
            source.setPortNumbers(new int[] {port});
            source.setDatabaseName(database);
            source.setUser(user);
            source.setPassword(password);
            source.setSslMode(sslMode);
            source.setConnectTimeout(CONNECT_SECONDS);
            source.setApplicationName("pilothouse");
            return source;
        }
    }

    private static DataSource h2(String place, String user, String password) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + place + ";DB_CLOSE_ON_EXIT=FALSE");
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static void require(boolean right, String field, String expected, String found) {
        if (!right) {
            throw new IllegalArgumentException(
                    "Expected %s to be %s, but it is \"%s\".".formatted(field, expected, found));
        }
    }
}
