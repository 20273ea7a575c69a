package se.lagesbild.browser;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A bad network between a browser and the program, with a draw for each request to {@code /api}; the pages and their files get
 * through. The same seed draws the same fates in the same order. One request a connection. Thread-safe.
 */
final class LossyLink implements AutoCloseable {
    /** What becomes of one request. */
    enum Fate {
        DELIVERED,
        /** Closed before it is passed on. */
        LOST_REQUEST,
        /** Passed on and done; the answer is lost before its first byte. */
        LOST_ANSWER,
        /** Passed on and done, and then the server says 500. */
        FAILED,
        /** Not passed on: 429, try again in a second. */
        TOO_MANY,
        /** Passed on and done; the connection breaks in the middle of the answer. */
        BROKEN_ANSWER,
        /** Passed on and done; half of the answer comes and says that it is all. */
        SHORT_ANSWER,
        /** Not passed on: a café's log-in page, with 200. */
        GARBAGE,
        /** Delivered, late. */
        SLOW
    }

    private static final int LATE_MS = 1_500;

    private final ServerSocket door;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "lossy-link");
        thread.setDaemon(true);
        return thread;
    });
    private final Random random;
    private final Map<Fate, Double> shares = new EnumMap<>(Fate.class);
    private final List<Fate> drawn = new ArrayList<>();
    private final Map<String, UnaryOperator<String>> rewritten = new ConcurrentHashMap<>();
    private volatile int target;

    LossyLink(int target, long seed) {
        this.target = target;
        this.random = new Random(seed);
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** @return where the program is found now, for questions that do not go over the link */
    int target() {
        return target;
    }

    /** From now on the program is found there. */
    void forwardTo(int port) {
        target = port;
    }

    /** @param share 0 to 1: of the requests to {@code /api} that meet this fate; all shares together are at most 1 */
    synchronized LossyLink weather(Fate fate, double share) {
        shares.put(fate, share);
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (share < 0 || all > 1 + 1e-9) throw new IllegalArgumentException("shares together are " + all);
        return this;
    }

    /** Everything gets through again. */
    synchronized LossyLink calm() {
        shares.clear();
        return this;
    }

    /** Answers to this path are changed on their way, as if the server had another version of the file. */
    void rewrite(String path, UnaryOperator<String> change) {
        rewritten.put(path, change);
    }

    /** @return the fates so far, in the order they were drawn */
    synchronized List<Fate> drawn() {
        return List.copyOf(drawn);
    }

    synchronized long count(Fate fate) {
        return drawn.stream().filter(fate::equals).count();
    }

    private synchronized Fate draw() {
        double at = random.nextDouble();
        Fate fate = Fate.DELIVERED;
        for (var share : shares.entrySet()) {
            at -= share.getValue();
            if (at < 0) {
                fate = share.getKey();
                break;
            }
        }
        drawn.add(fate);
        return fate;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                workers.execute(() -> serve(browser));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            Optional<LossyLinkMessage> asked =
                    LossyLinkMessage.readRequest(new BufferedInputStream(browser.getInputStream()));
            if (asked.isEmpty()) return; // browsers open connections to have them at hand
            LossyLinkMessage request = asked.get();
            Fate fate = request.path().startsWith("/api/") ? draw() : Fate.DELIVERED;
            byte[] answer = answer(request, fate);
            browser.getOutputStream().write(answer);
            browser.getOutputStream().flush();
            browser.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            // the browser or the program is gone: the other side sees a closed connection, as on a real network
        }
    }

    /** @return nothing where the network loses it */
    private byte[] answer(LossyLinkMessage request, Fate fate) throws IOException, InterruptedException {
        return switch (fate) {
            case LOST_REQUEST -> new byte[0];
            case TOO_MANY ->
                text("429 Too Many Requests", "Retry-After: 1", "application/problem+json", "{\"code\":\"busy\"}");
            case GARBAGE ->
                text("200 OK", "Cache-Control: no-store", "text/html", "<!doctype html><title>Gratis wifi</title>");
            case LOST_ANSWER -> {
                pass(request);
                yield new byte[0];
            }
            case FAILED -> {
                pass(request);
                yield text("500 Internal Server Error", "Cache-Control: no-store", "text/plain", "500");
            }
            case BROKEN_ANSWER -> pass(request).halfBytes();
            case SHORT_ANSWER -> {
                LossyLinkMessage whole = pass(request);
                yield whole.with(Arrays.copyOf(whole.body(), whole.body().length / 2))
                        .bytes();
            }
            case SLOW -> {
                Thread.sleep(LATE_MS);
                yield pass(request).bytes();
            }
            case DELIVERED -> pass(request).bytes();
        };
    }

    private LossyLinkMessage pass(LossyLinkMessage asked) throws IOException {
        var change = rewritten.get(asked.path());
        // "not changed since" would be the program's word, about another text
        LossyLinkMessage request =
                change == null ? asked : asked.without("If-None-Match").without("If-Modified-Since");
        try (var program = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            program.getOutputStream().write(request.without("Accept-Encoding").bytes());
            program.getOutputStream().flush();
            LossyLinkMessage answer = LossyLinkMessage.readAnswer(
                            new BufferedInputStream(program.getInputStream()),
                            request.method().equals("HEAD"))
                    .orElseThrow(() -> new IOException("the program closed without an answer"));
            if (change == null || answer.body().length == 0) return answer;
            String changed = change.apply(new String(answer.body(), StandardCharsets.UTF_8));
            return answer.without("ETag").without("Last-Modified").with(changed.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] text(String status, String header, String type, String body) {
        return new LossyLinkMessage(
                        "HTTP/1.1 " + status,
                        List.of(header, "Content-Type: " + type),
                        body.getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            workers.shutdownNow();
        }
    }
}
