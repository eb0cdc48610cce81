package dev.pilothouse.connectors.http;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.task.TaskContext;
import dev.pilothouse.engine.task.TaskOutcome;
import dev.pilothouse.engine.task.TaskType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends an HTTP request and judges the answer by `http_check_condition`. The body becomes the
/// output `response` if the task declares it. Redirects are followed only by requests without
/// headers of the author's, because those may hold a secret for the first host alone.
public final class HttpTask implements TaskType {

    private static final String CONNECT_TIMEOUT = "connect_timeout";
    private static final String SOCKET_TIMEOUT = "socket_timeout";
    private static final String RESPONSE = "response";
    private static final int DEFAULT_TIMEOUT_MILLIS = 60_000;
    private static final int MOST_BODY_BYTES = 4 * 1024 * 1024;
    private static final int MOST_SHOWN_BYTES = 64 * 1024;

    @Override
    public String name() {
        return "Http";
    }

    @Override
    public Set<String> settings() {
        return Set.of(
                HttpRequests.URL,
                HttpRequests.METHOD,
                HttpRequests.PARAMS,
                HttpCheck.KIND,
                HttpCheck.CONDITION,
                CONNECT_TIMEOUT,
                SOCKET_TIMEOUT);
    }

    @Override
    public void check(TaskSettings settings, SettingFaults faults) {
        new HttpSettingsCheck(settings, faults).check();
        for (String key : List.of(CONNECT_TIMEOUT, SOCKET_TIMEOUT)) {
            if (settings.has(key) && millis(settings, key).isEmpty()) {
                faults.error(key, "http-timeout", "Expected a number of milliseconds from 1 on.");
            }
        }
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException, InterruptedException {
        TaskSettings settings = context.order().task().settings();
        HttpCheck check =
                new HttpCheck(
                        HttpCheck.kind(settings).orElseThrow(),
                        settings.text(HttpCheck.CONDITION).orElse(""));
        HttpRequests requests = new HttpRequests(context.order());
        HttpRequest request = requests.build().build();
        context.log(request.method() + " " + requests.shownUrl());
        HttpResponse<HttpBody> response = send(settings, request, requests.hasHeaders());
        context.log("Status " + response.statusCode());
        context.log(shown(response.body()));
        Optional<String> fault = check.fault(response.statusCode(), response.body());
        return fault.<TaskOutcome>map(reason -> new TaskOutcome.Failed(null, reason))
                .orElseGet(() -> new TaskOutcome.Succeeded(null, outputs(context, response)));
    }

    private static HttpResponse<HttpBody> send(
            TaskSettings settings, HttpRequest request, boolean hasHeaders)
            throws IOException, InterruptedException {
        int connect = millis(settings, CONNECT_TIMEOUT).orElse(DEFAULT_TIMEOUT_MILLIS);
        int answer = millis(settings, SOCKET_TIMEOUT).orElse(DEFAULT_TIMEOUT_MILLIS);
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofMillis(connect))
                        .followRedirects(
                                hasHeaders ? HttpClient.Redirect.NEVER : HttpClient.Redirect.NORMAL)
                        .build();
        try {
            var sent = client.sendAsync(request, info -> HttpBody.reader(MOST_BODY_BYTES));
            return await(sent, connect, answer, request);
        } finally {
            client.shutdownNow();
        }
    }

    private static HttpResponse<HttpBody> await(
            CompletableFuture<HttpResponse<HttpBody>> sent,
            int connect,
            int answer,
            HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return sent.get((long) connect + answer, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException(
                    "Expected a whole answer of %s within %d ms, but it did not come; raise %s if it needs longer."
                            .formatted(request.uri().getHost(), answer, SOCKET_TIMEOUT),
                    late);
        } catch (ExecutionException failed) {
            throw new IOException(
                    "Expected an answer of %s, but the connection failed: %s"
                            .formatted(request.uri().getAuthority(), failed.getCause()),
                    failed);
        }
    }

    private static Map<String, String> outputs(
            TaskContext context, HttpResponse<HttpBody> response) {
        boolean declared =
                context.order().task().outputs().stream()
                        .anyMatch(output -> output.name().equals(RESPONSE));
        return declared ? Map.of(RESPONSE, bounded(response.body().text())) : Map.of();
    }

    private static String shown(HttpBody body) {
        String shown = bounded(body.text());
        boolean whole = !body.truncated() && shown.length() == body.text().length();
        return whole ? shown : shown + "\n[pilothouse] The body is longer; the rest is not shown.";
    }

    private static String bounded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_SHOWN_BYTES) {
            return text;
        }
        int end = MOST_SHOWN_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static Optional<Integer> millis(TaskSettings settings, String key) {
        return settings.text(key)
                .filter(text -> text.matches("[1-9]\\d{0,8}"))
                .map(Integer::parseInt);
    }
}
