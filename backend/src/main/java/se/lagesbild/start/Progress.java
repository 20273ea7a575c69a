package se.lagesbild.start;

import java.io.PrintStream;
import java.time.Duration;

/** Says on the terminal what is going on. A step that takes long gets a line every ten seconds. Used by one thread at a time. */
final class Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream out;
    private String step = "";
    private long stepBegan = System.nanoTime();
    private long lastLine = stepBegan;

    Progress(PrintStream out) {
        this.out = out;
    }

    static Progress silent() {
        return new Progress(new PrintStream(
                java.io.OutputStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8));
    }

    void step(String what) {
        step = what;
        stepBegan = System.nanoTime();
        lastLine = stepBegan;
    }

    void say(String line) {
        out.println(line);
    }

    /** Call often from a step that waits. */
    void still() {
        long now = System.nanoTime();
        if (now - lastLine < INTERVAL.toNanos()) return;
        lastLine = now;
        out.println(
                "  %s … %d s".formatted(step, Duration.ofNanos(now - stepBegan).toSeconds()));
    }
}
