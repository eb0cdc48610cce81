package dev.pilothouse.connectors.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// The body of an answer, no more of it than is good for us.
///
/// @param text the body, or its first part
/// @param truncated true if there was more
record HttpBody(String text, boolean truncated) {

    /// Reads at most that many bytes; an endless answer is broken off there.
    static HttpResponse.BodySubscriber<HttpBody> reader(int limit) {
        return new Reader(limit);
    }

    private static final class Reader implements HttpResponse.BodySubscriber<HttpBody> {
        private final int limit;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<HttpBody> body = new CompletableFuture<>();
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

        private Reader(int limit) {
            this.limit = limit;
        }

        @Override
        public CompletionStage<HttpBody> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] piece = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
                boolean more = buffer.remaining() > piece.length;
                buffer.get(piece);
                bytes.writeBytes(piece);
                if (more) {
                    complete(true);
                    subscription.join().cancel();
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            complete(false);
        }

        private void complete(boolean truncated) {
            body.complete(new HttpBody(bytes.toString(StandardCharsets.UTF_8), truncated));
        }
    }
}
