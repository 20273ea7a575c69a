package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.browser.LossyLink.Fate;

/** The bad network itself: what it loses is lost, what it lets through is whole. */
class LossyLinkTests {
    private static final String SAID = "{\"results\":[{\"id\":\"a\"},{\"id\":\"å\"}]}";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer program;
    private LossyLink link;

    @BeforeEach
    void start() throws IOException {
        program = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        program.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(body, StandardCharsets.UTF_8));
            byte[] answer = SAID.getBytes(StandardCharsets.UTF_8);
            boolean chunked = exchange.getRequestURI().getPath().endsWith("/chunked");
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, chunked ? 0 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        program.start();
        link = new LossyLink(program.getAddress().getPort(), 7);
    }

    @AfterEach
    void stop() {
        link.close();
        program.stop(0);
    }

    private Optional<LossyLinkMessage> ask(String request, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), link.port())) {
            socket.setSoTimeout(10_000);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write(new LossyLinkMessage(request + " HTTP/1.1", List.of("Host: 127.0.0.1"), bytes).bytes());
            return LossyLinkMessage.readAnswer(socket.getInputStream(), request.startsWith("HEAD"));
        }
    }

    private static String text(LossyLinkMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    @Test
    void inCalmWeatherBothWaysAreWhole() throws IOException {
        var answer = ask("PUT /api/observations/1?a=b", "{\"note\":\"råtta\"}").orElseThrow();
        assertThat(answer.start()).startsWith("HTTP/1.1 200");
        assertThat(text(answer)).isEqualTo(SAID);
        assertThat(answer.header("etag")).contains("\"1\"");
        assertThat(received).containsExactly("PUT /api/observations/1?a=b {\"note\":\"råtta\"}");
        assertThat(text(ask("GET /api/chunked", "").orElseThrow())).isEqualTo(SAID);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_REQUEST", "TOO_MANY", "GARBAGE"})
    void whatIsLostOnTheWayThereNeverReachesTheProgram(Fate fate) throws IOException {
        link.weather(fate, 1);
        ask("POST /api/observations/batch", "[]");
        assertThat(received).isEmpty();
        assertThat(link.count(fate)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "FAILED", "BROKEN_ANSWER", "SHORT_ANSWER", "SLOW"})
    void whatIsLostOnTheWayBackWasDone(Fate fate) throws IOException {
        link.weather(fate, 1);
        try {
            ask("POST /api/observations/batch", "[]");
        } catch (EOFException e) {
            assertThat(fate).isEqualTo(Fate.BROKEN_ANSWER);
        }
        assertThat(received).containsExactly("POST /api/observations/batch []");
    }

    @Test
    void eachFateLooksToTheBrowserAsItShould() throws IOException {
        link.weather(Fate.LOST_REQUEST, 1);
        assertThat(ask("GET /api/me", "")).isEmpty();
        link.calm().weather(Fate.LOST_ANSWER, 1);
        assertThat(ask("GET /api/me", "")).isEmpty();
        link.calm().weather(Fate.FAILED, 1);
        assertThat(ask("GET /api/me", "").orElseThrow().start()).startsWith("HTTP/1.1 500");
        link.calm().weather(Fate.TOO_MANY, 1);
        var tooMany = ask("GET /api/me", "").orElseThrow();
        assertThat(tooMany.start()).startsWith("HTTP/1.1 429");
        assertThat(tooMany.header("Retry-After")).contains("1");
        link.calm().weather(Fate.GARBAGE, 1);
        var garbage = ask("GET /api/me", "").orElseThrow();
        assertThat(garbage.start()).startsWith("HTTP/1.1 200");
        assertThat(garbage.header("Content-Type")).contains("text/html");
        link.calm().weather(Fate.BROKEN_ANSWER, 1);
        assertThatThrownBy(() -> ask("GET /api/me", "")).isInstanceOf(EOFException.class);
        link.calm().weather(Fate.SHORT_ANSWER, 1);
        byte[] cut = ask("GET /api/me", "").orElseThrow().body();
        assertThat(cut).hasSize(SAID.getBytes(StandardCharsets.UTF_8).length / 2);
        link.calm().weather(Fate.SLOW, 1);
        long began = System.nanoTime();
        assertThat(text(ask("GET /api/me", "").orElseThrow())).isEqualTo(SAID);
        assertThat((System.nanoTime() - began) / 1_000_000).isGreaterThanOrEqualTo(1_400);
    }

    @Test
    void pagesAndTheirFilesAlwaysGetThrough() throws IOException {
        link.weather(Fate.LOST_REQUEST, 0.5).weather(Fate.LOST_ANSWER, 0.5);
        for (String path : List.of("/warden/", "/warden/sw.js", "/shared/api.js", "/login"))
            assertThat(ask("GET " + path, "")).as(path).isPresent();
        assertThat(link.drawn()).isEmpty();
    }

    @Test
    void losesTheShareThatItWasToldAndTheSameOnesForTheSameSeed() throws IOException {
        link.weather(Fate.LOST_REQUEST, 0.15).weather(Fate.LOST_ANSWER, 0.15);
        for (int i = 0; i < 400; i++) ask("GET /api/me", "");
        assertThat(link.drawn()).hasSize(400);
        // 60 of 400 are expected; three standard deviations of a binomial are 21
        assertThat((double) link.count(Fate.LOST_REQUEST)).isCloseTo(60, within(21.5));
        assertThat((double) link.count(Fate.LOST_ANSWER)).isCloseTo(60, within(21.5));
        assertThat(received).hasSize((int) (400 - link.count(Fate.LOST_REQUEST)));
        try (var same = new LossyLink(program.getAddress().getPort(), 7)) {
            same.weather(Fate.LOST_REQUEST, 0.15).weather(Fate.LOST_ANSWER, 0.15);
            LossyLink first = link;
            link = same;
            for (int i = 0; i < 40; i++) ask("GET /api/me", "");
            link = first;
            assertThat(same.drawn()).isEqualTo(first.drawn().subList(0, 40));
        }
    }

    @Test
    void findsTheProgramAgainAfterARestartElsewhere() throws IOException {
        int there = program.getAddress().getPort();
        link.forwardTo(1); // nobody listens on port 1
        assertThat(ask("GET /warden/", "")).isEmpty();
        link.forwardTo(there);
        assertThat(ask("GET /warden/", "")).isPresent();
    }

    @Test
    void changesAFileOnItsWay() throws IOException {
        link.rewrite("/warden/sw.js", text -> text + "// 2");
        var changed = ask("GET /warden/sw.js", "").orElseThrow();
        assertThat(text(changed)).isEqualTo(SAID + "// 2");
        assertThat(changed.header("ETag")).as("another file has another tag").isEmpty();
    }

    @Test
    void refusesSharesOfMoreThanAll() {
        assertThatThrownBy(() -> link.weather(Fate.FAILED, 0.7).weather(Fate.SLOW, 0.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.4");
    }
}
