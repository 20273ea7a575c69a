package se.lagesbild.start.bench.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The DevTools protocol: JSON over one WebSocket, each question with a number that its answer repeats. Asked by one thread. */
final class DevTools implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_SECONDS = 60;

    private final Answers answers = new Answers();
    private final AtomicInteger number = new AtomicInteger();
    private final WebSocket socket;

    private DevTools(URI address) {
        socket = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()
                .newWebSocketBuilder()
                .buildAsync(address, answers)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    static DevTools connect(URI address) {
        return new DevTools(address);
    }

    /**
     * @param session of a tab; empty for the browser itself
     * @return {@code result} of the answer
     * @throws IllegalStateException when the browser says no, is gone, or does not answer
     */
    JsonNode ask(String session, String method, Map<String, ?> parameters) {
        int mine = number.incrementAndGet();
        var message = new HashMap<String, Object>(Map.of("id", mine, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        var answer = answers.expect(mine);
        try {
            socket.sendText(JSON.writeValueAsString(message), true).join();
            return result(
                    method, answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        } catch (CompletionException e) {
            throw new IllegalStateException("Chromium svarade inte på " + method + ".", e);
        }
    }

    private static JsonNode result(String method, JsonNode message) {
        if (message.has("error")) {
            throw new IllegalStateException("Chromium nekade " + method + ": "
                    + message.path("error").path("message").asString());
        }
        return message.path("result");
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Hears the socket: answers go to those who wait, events are not listened to. */
    private static final class Answers implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private volatile @Nullable Throwable over;

        CompletableFuture<JsonNode> expect(int number) {
            var answer = new CompletableFuture<JsonNode>();
            waiting.put(number, answer);
            var why = over;
            if (why != null) {
                answer.completeExceptionally(why);
            }
            return answer;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var message = JSON.readTree(text.toString());
                text.setLength(0);
                var answer = waiting.remove(message.path("id").asInt(0));
                if (answer != null) {
                    answer.complete(message);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(new IllegalStateException("Chromium lade på: " + code));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable why) {
            end(why);
        }

        private void end(Throwable why) {
            over = why;
            waiting.values().forEach(answer -> answer.completeExceptionally(why));
        }
    }
}
