/// The task type that sends an HTTP request and judges the answer.
@NullMarked
package dev.pilothouse.connectors.http;

import org.jspecify.annotations.NullMarked;
