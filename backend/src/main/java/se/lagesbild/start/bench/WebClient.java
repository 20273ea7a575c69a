package se.lagesbild.start.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A browser's part of the conversation: logs in by the form once, then keeps the session and its connections. Reads and writes on the
 * caller's thread, as JDBC does on the other side of the comparison; java.net.http.HttpClient would add hand-overs between threads of its
 * own to each answer. Thread-safe after the log-in.
 */
final class WebClient {
    private static final int PATIENCE_MILLIS = (int) Duration.ofMinutes(2).toMillis();

    private final String root;
    private final Map<String, String> cookies = new TreeMap<>();
    private volatile boolean loggedIn;

    WebClient(int port) {
        root = "http://127.0.0.1:" + port;
    }

    /** @throws IllegalStateException when the account is not let in */
    void logIn(String account, String password) {
        get("/login");
        int status =
                send("/login", "username=" + account + "&password=" + password).status();
        if (status != 204) {
            throw new IllegalStateException("Inloggningen av %s svarade %d.".formatted(account, status));
        }
        get("/api/me"); // brings the token of the new session
        loggedIn = true;
    }

    /**
     * One answer, packed as a browser asks for it.
     *
     * @param path with its query, encoded
     * @return the bytes that came over the wire; none when nothing lies there
     * @throws IllegalStateException for any other answer than 200 and 204
     */
    byte[] get(String path) {
        var answer = send(path, null);
        if (answer.status() != 200 && answer.status() != 204) {
            throw new IllegalStateException(path + " svarade " + answer.status() + ".");
        }
        return answer.body();
    }

    /**
     * Sends JSON.
     *
     * @return the answer's bytes, packed as a browser asks for them
     * @throws IllegalStateException for any other answer than 200 and 201
     */
    byte[] send(String method, String path, String json) {
        var answer = send(method, path, json, "application/json");
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IllegalStateException(path + " svarade " + answer.status() + ".");
        }
        return answer.body();
    }

    /** As {@link #get}, unpacked. */
    byte[] getPlain(String path) {
        var body = get(path);
        if (body.length < 2 || body[0] != (byte) 0x1f || body[1] != (byte) 0x8b) {
            return body;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what names the answer's content; empty where it has no such name */
    String tag(String path) {
        return send("GET", path, null, "", null).tag();
    }

    /** Whether the server says that what the client has is still so. */
    boolean isNotModified(String path, String tag) {
        return send("GET", path, null, "", tag).status() == 304;
    }

    private record Answer(int status, byte[] body, String tag) {}

    private Answer send(String path, @Nullable String form) {
        return send(form == null ? "GET" : "POST", path, form, "application/x-www-form-urlencoded");
    }

    private Answer send(String method, String path, @Nullable String content, String type) {
        return send(method, path, content, type, null);
    }

    private Answer send(String method, String path, @Nullable String content, String type, @Nullable String knownTag) {
        try {
            var connection = (HttpURLConnection) URI.create(root + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept-Encoding", "gzip");
            connection.setRequestProperty(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
            if (knownTag != null) {
                connection.setRequestProperty("If-None-Match", knownTag);
            }
            if (content != null) {
                connection.setRequestProperty("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
                connection.setRequestProperty("Content-Type", type);
                connection.setDoOutput(true);
                connection.getOutputStream().write(content.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            if (!loggedIn) {
                keepCookies(connection);
            }
            // read to the end, or the connection is not used again
            try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                var tag = connection.getHeaderField("ETag");
                return new Answer(status, in == null ? new byte[0] : in.readAllBytes(), tag == null ? "" : tag);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepCookies(HttpURLConnection connection) {
        for (var header : connection.getHeaderFields().getOrDefault("Set-Cookie", java.util.List.of())) {
            var cookie = header.split(";", 2)[0].split("=", 2);
            cookies.put(cookie[0], cookie[1]);
        }
    }
}
