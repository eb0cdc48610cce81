package dev.pilothouse.engine.dispatch;

/// Port: whatever runs attempts: this process, or a worker over the wire.
///
/// **Thread:** any. **Contract:**
/// - no method blocks or throws; everything is answered by a [TaskReport];
/// - an attempt is begun at most once, however often it is dispatched;
/// - kill and recall may be repeated, and come before, between or after anything else.
public interface TaskExecutor extends AutoCloseable {

    /// Takes an attempt: reports `Dispatched`, then `Running`, then its end.
    void dispatch(TaskOrder order);

    /// Takes an attempt back if it has not begun, and then reports `Recalled`; one that has begun
    /// runs on.
    void recall(AttemptId attempt);

    /// Says again whatever is known of an attempt: how far it is, or how it ended; from now on to
    /// whoever asks. An attempt that is unknown here is reported `Lost`, and will not begin if it
    /// comes later.
    void reattach(AttemptId attempt);

    /// Ends an attempt and everything it started; its end is reported as for any other. An attempt
    /// that is unknown here (never came, or ended and was acknowledged) is reported `Killed`, and
    /// will not begin if it comes later.
    void kill(AttemptId attempt);

    /// The same without asking: what runs gets no time to end by itself. An executor that never
    /// asks need not tell the two apart.
    default void killNow(AttemptId attempt) {
        kill(attempt);
    }

    /// Takes nothing more, and ends what it can end before it returns.
    @Override
    void close();
}
