package dev.pilothouse.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.pilothouse.connectors.TaskBench;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.parameter.ParameterType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

class HttpTaskTest {

    @TempDir Path data;
    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private TaskBench bench;
    private String base;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::echo);
        server.createContext("/missing", exchange -> answer(exchange, 404, "none"));
        server.createContext("/slow", this::wait);
        server.createContext("/endless", this::flood);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        bench = new TaskBench(data, new HttpTask());
    }

    @AfterEach
    void close() {
        bench.close();
        released.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void sendsWhatTheParametersSayEncodedForTheirPlace() throws Exception {
        bench.parameter("id", ParameterType.VARCHAR, "a/b?c=d&e é").output("response");

        Map<String, String> outputs =
                bench.success(
                        Map.of(
                                "url",
                                base + "/item/${id}?q=${id}",
                                "http_method",
                                "post",
                                "http_params",
                                List.of(
                                        part("x y", "PARAMETER", "${id}"),
                                        part("X-Token", "header", "t1"),
                                        part("name", "BODY", "\"${id}\""))));

        String id = "a%2Fb%3Fc%3Dd%26e%20%C3%A9";
        assertThat(requests.take())
                .isEqualTo(
                        "POST /item/%s?q=%s&x%%20y=%s t1 application/json {\"name\":\"\\\"a/b?c=d&e é\\\"\"}"
                                .formatted(id, id, id));
        assertThat(outputs).containsExactly(Map.entry("response", "hello"));
        assertThat(bench.log()).contains("POST " + base, "Status 200", "hello");
    }

    @Test
    void publishesNothingThatIsNotDeclared() {
        assertThat(bench.success(Map.of("url", base))).isEmpty();
    }

    @Test
    void takesItsBaseFromAParameter() throws Exception {
        bench.parameter("base", ParameterType.VARCHAR, base + "/api");

        bench.success(Map.of("url", "${base}/v1"));

        assertThat(requests.take()).startsWith("GET /api/v1");
    }

    @Test
    void showsNoSecretInItsLog() throws Exception {
        bench.parameter("key", ParameterType.VARCHAR, "s3cr/t", true);

        bench.success(Map.of("url", base + "/?key=${key}"));

        assertThat(requests.take()).contains("key=s3cr%2Ft");
        assertThat(bench.log()).contains("?key=MASKED").doesNotContain("s3cr");
    }

    @Test
    void judgesByStatus() {
        assertThat(bench.failure(Map.of("url", base + "/missing")))
                .isEqualTo("Expected status 200, but got 404.");
    }

    @Test
    void judgesByAnotherStatus() {
        bench.success(
                Map.of(
                        "url",
                        base + "/missing",
                        "http_check_condition",
                        "STATUS_CODE_CUSTOM",
                        "condition",
                        404));
    }

    @Test
    void judgesByTheBody() {
        assertThat(
                        bench.failure(
                                Map.of(
                                        "url",
                                        base,
                                        "http_check_condition",
                                        "BODY_NOT_CONTAINS",
                                        "condition",
                                        "hell")))
                .contains("not to contain \"hell\"");
    }

    @Test
    void breaksOffAnEndlessAnswer() throws Exception {
        bench.output("response");

        Map<String, String> outputs = bench.success(Map.of("url", base + "/endless"));

        assertThat(outputs.get("response")).hasSize(64 * 1024);
        assertThat(bench.log()).contains("the rest is not shown");
    }

    @Test
    void endsAtOnceWhenItIsKilled() {
        bench.start(Map.of("url", base + "/slow"));
        await().until(() -> "slow".equals(requests.peek()));

        bench.kill();

        assertThat(bench.end()).isInstanceOf(TaskReport.Killed.class);
    }

    @Test
    void failsWhenTheAnswerTakesTooLong() {
        assertThat(
                        bench.failure(
                                Map.of(
                                        "url",
                                        base + "/slow",
                                        "connect_timeout",
                                        100,
                                        "socket_timeout",
                                        200)))
                .contains("within 200 ms", "socket_timeout");
    }

    @Test
    void refusesALineBreakInAHeader() {
        bench.parameter("evil", ParameterType.VARCHAR, "x\r\nHost: other");

        assertThat(
                        bench.failure(
                                Map.of(
                                        "url",
                                        base,
                                        "http_params",
                                        List.of(part("X-A", "HEADERS", "${evil}")))))
                .contains("Expected header \"X-A\" to be one line");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://h/x", "jar:http://h!/x", "//host", "x y"})
    void refusesWhatIsNoWebAddress(String url) {
        assertThat(TaskBench.faults(new HttpTask(), Map.of("url", url)))
                .containsExactly("url:http-url");
        bench.parameter("url", ParameterType.VARCHAR, url);
        assertThat(bench.failure(Map.of("url", "${url}"))).contains("Expected a", "URL");
    }

    @Test
    void neverLetsAValueChooseTheHost() {
        bench.parameter("host", ParameterType.VARCHAR, "good@evil.example/");

        assertThat(bench.failure(Map.of("url", "http://${host}/x")))
                .contains("parameter host to be a host");
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThat(
                        TaskBench.faults(
                                new HttpTask(),
                                Map.of(
                                        "url", "nowhere",
                                        "http_method", "FETCH",
                                        "http_params", List.of(Map.of("prop", "a")),
                                        "http_check_condition", "STATUS_CODE_CUSTOM",
                                        "condition", "good",
                                        "socket_timeout", "soon")))
                .containsExactly(
                        "url:http-url",
                        "http_method:http-method",
                        "http_params:http-params",
                        "condition:http-condition",
                        "socket_timeout:http-timeout");
    }

    private static Map<String, String> part(String name, String place, String value) {
        return Map.of("prop", name, "httpParametersType", place, "value", value);
    }

    private void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                "%s %s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("X-Token"),
                                exchange.getRequestHeaders().getFirst("Content-Type"),
                                body));
        answer(exchange, 200, "hello");
    }

    private void wait(HttpExchange exchange) throws IOException {
        requests.add("slow");
        try {
            released.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, 200, "late");
    }

    private void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
        try (var out = exchange.getResponseBody()) {
            while (released.getCount() > 0) {
                out.write(piece);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
