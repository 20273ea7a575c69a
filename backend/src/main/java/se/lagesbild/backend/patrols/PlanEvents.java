package se.lagesbild.backend.patrols;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans as server-sent events, written on the thread that plans. Nothing is written before the first plan, so that what is wrong with
 * the request is still answered as a problem. One thread at a time.
 */
final class PlanEvents {
    /** Nobody sees more pictures than this, and each costs the search time. */
    private static final long BETWEEN_NANOS = Duration.ofMillis(80).toNanos();

    /** Asking the clock is dearer than asking whether somebody is gone. */
    private static final int STEPS = 64;

    private final HttpServletResponse response;
    private final JsonMapper json;
    private boolean gone;
    private boolean begun;
    private long written;
    private int asked;

    PlanEvents(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    /** Whether the other end has left. Says from time to time that it is still at work: only so the other end's leaving is heard. */
    boolean gone() {
        if (begun && !gone && ++asked % STEPS == 0 && System.nanoTime() - written > BETWEEN_NANOS) {
            write(":\n\n");
        }
        return gone;
    }

    /** Tells of a better plan, unless the one before was told a moment ago. */
    void better(Supplier<?> plan) {
        if (!gone && (!begun || System.nanoTime() - written > BETWEEN_NANOS)) {
            event("plan", plan.get());
        }
    }

    void done(Object plan) {
        event("done", plan);
    }

    private void event(String name, Object plan) {
        write("event: " + name + "\ndata: " + json.writeValueAsString(plan) + "\n\n");
    }

    private void write(String text) {
        if (gone) {
            return;
        }
        try {
            if (!begun) {
                begun = true;
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.setHeader("Cache-Control", "no-store");
                // a proxy in front must not gather it
                response.setHeader("X-Accel-Buffering", "no");
            }
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            written = System.nanoTime();
        } catch (IOException e) {
            gone = true; // nobody is there to be told
        }
    }
}
