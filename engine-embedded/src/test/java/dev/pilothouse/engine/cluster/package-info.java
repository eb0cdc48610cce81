/// Tests: who is in a cluster, and who does what.
@NullMarked
package dev.pilothouse.engine.cluster;

import org.jspecify.annotations.NullMarked;
