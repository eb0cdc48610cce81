/// The loopback control channel: how a command reaches the engine that another process has open on
/// the same data directory (docs/protocol-control.md).
@NullMarked
package dev.pilothouse.console.remote;

import org.jspecify.annotations.NullMarked;
