/// The store on SQL: schema, dialects, batches.
@NullMarked
package dev.pilothouse.engine.store.jdbi;

import org.jspecify.annotations.NullMarked;
