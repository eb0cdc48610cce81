/// The two kinds of cluster members, put together from their parts.
@NullMarked
package dev.pilothouse.engine.member;

import org.jspecify.annotations.NullMarked;
