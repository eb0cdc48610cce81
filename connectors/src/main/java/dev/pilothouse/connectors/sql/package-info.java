/// The task type that runs SQL statements, and the data sources it may use.
@NullMarked
package dev.pilothouse.connectors.sql;

import org.jspecify.annotations.NullMarked;
