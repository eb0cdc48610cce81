/// Who is there: members of a cluster, and the ports through which they find each other.
@NullMarked
package dev.pilothouse.engine.cluster;

import org.jspecify.annotations.NullMarked;
