package se.lagesbild.start;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps saying that a long step is still going on, while the step itself is busy. */
final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService clock;

    private Ticker(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    static Ticker start(Progress progress, String step) {
        progress.step(step);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "ticker");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleAtFixedRate(progress::still, 1, 1, TimeUnit.SECONDS);
        return new Ticker(clock);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
