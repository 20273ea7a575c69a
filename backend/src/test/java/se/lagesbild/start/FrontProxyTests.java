package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.lagesbild.backend.LagesbildApplication;

/**
 * The whole program behind a proxy with the address 127.0.0.9, asked by it and by a neighbour with another address. The program
 * without a proxy is asked by {@link WithoutProxyTests}.
 */
class FrontProxyTests {
    private static ConfigurableApplicationContext program;
    private static int port;

    @TempDir
    private static Path files;

    @BeforeAll
    static void startBehindAProxy() {
        Database database = TestDatabase.create("proxy");
        var environment = Map.of("LAGESBILD_PROXY", "127.0.0.9", "LAGESBILD_BIND", "127.0.0.1");
        List<String> arguments = new ArrayList<>(Arrays.asList(
                Invocation.of(List.of("run", "--port", "0"), environment).springArguments()));
        arguments.add("--spring.datasource.url=" + database.url());
        arguments.add("--spring.datasource.username=" + database.user());
        arguments.add("--spring.datasource.password=" + database.password());
        arguments.add("--lagesbild.files=" + files);
        program = SpringApplication.run(LagesbildApplication.class, arguments.toArray(String[]::new));
        port = ((WebServerApplicationContext) program).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void whatTheProxySaysMakesCookiesSecureAndPromisesHttps() throws IOException {
        String answer = ask("127.0.0.9", "GET /login", "");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(lines(answer, "Strict-Transport-Security:"))
                .containsExactly("Strict-Transport-Security: max-age=31536000");
        assertThat(lines(answer, "Set-Cookie: XSRF-TOKEN")).hasSize(1).allMatch(line -> line.contains("; Secure"));
        String token = lines(answer, "Set-Cookie: XSRF-TOKEN")
                .get(0)
                .replaceFirst(".*XSRF-TOKEN=", "")
                .replaceFirst(";.*", "");
        String loggedIn = logIn("127.0.0.9", token);
        assertThat(loggedIn).startsWith("HTTP/1.1 204");
        assertThat(lines(loggedIn, "Set-Cookie: JSESSIONID"))
                .hasSize(1)
                .allMatch(line -> line.contains("; Secure") && line.contains("; HttpOnly"));
    }

    @Test
    void aNeighbourThatSaysTheSameIsNotBelieved() throws IOException {
        String answer = ask("127.0.0.1", "GET /login", "");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Strict-Transport-Security");
        assertThat(lines(answer, "Set-Cookie:")).isNotEmpty().noneMatch(line -> line.contains("Secure"));
    }

    @Test
    void aRedirectStaysUnderTheAddressThatTheBrowserKnows() throws IOException {
        for (String from : List.of("127.0.0.9", "127.0.0.1")) {
            String answer = ask(from, "GET /map", "");
            assertThat(answer).as(from).startsWith("HTTP/1.1 302");
            assertThat(lines(answer, "Location:")).as(from).containsExactly("Location: /login?return=%2Fmap");
        }
    }

    private static String logIn(String from, String token) throws IOException {
        String form = "username=vard&password=lagesbild";
        return ask(
                from,
                "POST /login",
                "X-XSRF-TOKEN: %s\r\nCookie: XSRF-TOKEN=%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(token, token, form.length(), form));
    }

    private static String ask(String from, String request, String rest) throws IOException {
        return FrontProxyTests.ask(port, from, request, rest);
    }

    /** Asks as a proxy does that got the request over https for lagesbild.example. */
    static String ask(int port, String from, String request, String rest) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(30_000);
            String head = """
                    %s HTTP/1.1
                    Host: lagesbild.example
                    Accept: text/html
                    Connection: close
                    X-Forwarded-For: 192.0.2.77
                    X-Forwarded-Proto: https
                    X-Forwarded-Host: lagesbild.example
                    """.formatted(request).replace("\n", "\r\n");
            socket.getOutputStream()
                    .write((head + (rest.isEmpty() ? "\r\n" : rest)).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<String> lines(String answer, String beginning) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
