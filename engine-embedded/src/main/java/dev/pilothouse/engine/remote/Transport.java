package dev.pilothouse.engine.remote;

/// Port: carries messages to a member of the cluster, in the incarnation that is named. It may lose
/// them.
///
/// **Thread:** any; never blocks, never throws.
@FunctionalInterface
public interface Transport {

    /// Sends, if it can.
    void send(String memberId, Message message);
}
