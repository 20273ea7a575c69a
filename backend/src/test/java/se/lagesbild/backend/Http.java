package se.lagesbild.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;
import se.lagesbild.start.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running program as a browser does: logs in by the form once for each account, then sends cookie and CSRF token. */
public final class Http {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

    private final int port;

    public Http(int port) {
        this.port = port;
    }

    /** @param database made when the context first asks for it */
    public static void database(DynamicPropertyRegistry properties, Supplier<Database> database) {
        properties.add("spring.datasource.url", () -> database.get().url());
        properties.add("spring.datasource.username", () -> database.get().user());
        properties.add("spring.datasource.password", () -> database.get().password());
        properties.add("lagesbild.files", Http::temporaryFolder);
    }

    private static String temporaryFolder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "files-")
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Answer(int status, Map<String, java.util.List<String>> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> e.getValue().get(0))
                    .findFirst();
        }

        /** Code of the first faulty field with this pointer, or an empty text. */
        public String fault(String pointer) {
            for (var error : json().path("errors")) {
                if (error.path("pointer").asString().equals(pointer)) {
                    return error.path("code").asString();
                }
            }
            return "";
        }
    }

    private record Session(CookieManager cookies, HttpClient client) {
        static Session fresh() {
            var cookies = new CookieManager();
            return new Session(
                    cookies,
                    HttpClient.newBuilder()
                            .cookieHandler(cookies)
                            .connectTimeout(Duration.ofSeconds(10))
                            .build());
        }

        String token() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .map(java.net.HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    /** A value as it stands in an address. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Somebody who has not logged in. */
    public Answer anonymous(String path) {
        return send(Session.fresh(), HttpRequest.newBuilder(uri(path)).GET());
    }

    public Answer get(String account, String path) {
        return send(session(account), HttpRequest.newBuilder(uri(path)).GET());
    }

    public Answer get(String account, String path, String header, String value) {
        return send(
                session(account),
                HttpRequest.newBuilder(uri(path)).header(header, value).GET());
    }

    public Answer put(String account, String path, String body, String... headers) {
        return change(account, "PUT", path, body, headers);
    }

    public Answer post(String account, String path, String body, String... headers) {
        return change(account, "POST", path, body, headers);
    }

    public Answer delete(String account, String path, String... headers) {
        return change(account, "DELETE", path, "", headers);
    }

    /** Sends bytes as they are. */
    public Answer put(String account, String path, byte[] body, String contentType, String... headers) {
        var session = session(account);
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .header("X-XSRF-TOKEN", session.token())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(session, request);
    }

    private Answer change(String account, String method, String path, String body, String... headers) {
        var session = session(account);
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", session.token())
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(session, request);
    }

    /** One try to log in; 204 or a problem. */
    public Answer logIn(String account, String password) {
        return logIn(Session.fresh(), account, password);
    }

    private Answer logIn(Session session, String account, String password) {
        send(session, HttpRequest.newBuilder(uri("/login")).GET());
        var form = "username=" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return send(
                session,
                HttpRequest.newBuilder(uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-XSRF-TOKEN", session.token())
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public Answer send(HttpRequest.Builder request) {
        return send(Session.fresh(), request);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path.replace("|", "%7C").replace(" ", "%20"));
    }

    private Session session(String account) {
        return SESSIONS.computeIfAbsent(port + "/" + account, key -> {
            var session = Session.fresh();
            var answer = logIn(session, account, "lagesbild");
            if (answer.status() != 204) {
                throw new AssertionError("log-in of " + account + " answered " + answer.status() + " " + answer.text());
            }
            // the token changes at log-in
            send(session, HttpRequest.newBuilder(uri("/api/me")).GET());
            return session;
        });
    }

    private static Answer send(Session session, HttpRequest.Builder request) {
        try {
            var response = session.client()
                    .send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
