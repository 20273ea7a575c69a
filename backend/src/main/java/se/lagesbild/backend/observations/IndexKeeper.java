package se.lagesbild.backend.observations;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that reads the index at the start and keeps it near the database; only where there is somebody to ask for it. */
@Component
@ConditionalOnWebApplication
class IndexKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final long PAUSE_MILLIS = 200;

    /** After a mistake, such as a database that is away. */
    private static final long LONG_PAUSE_MILLIS = 2_000;

    private static final int STILL_ROUNDS = 3;
    private static final int ROUNDS_BETWEEN_FORGETTING = 3_000;

    private final ObservationIndex index;
    private volatile @Nullable Thread thread;

    IndexKeeper(ObservationIndex index) {
        this.index = index;
    }

    @Override
    public void start() {
        var started = new Thread(this::keep, "observation-index");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(LONG_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void keep() {
        int rounds = 0;
        int waitedFor = 0;
        int still = 0;
        while (thread == Thread.currentThread()) {
            try {
                if (!index.loaded()) {
                    index.load();
                }
                int waiting = index.waiting();
                // an import in progress is left alone: every batch would be read twice, and slow down the next
                still = waiting == waitedFor ? still + 1 : 0;
                waitedFor = waiting;
                if (waiting > 0 && still >= STILL_ROUNDS) {
                    index.catchUp();
                }
                index.tidy();
                if (rounds++ % ROUNDS_BETWEEN_FORGETTING == 0) {
                    index.forgetOld();
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | OutOfMemoryError e) {
                if (thread == Thread.currentThread()) {
                    LOG.warn("the index of observations waits for the database: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LONG_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            thread = null;
        }
    }
}
