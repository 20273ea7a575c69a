package se.lagesbild.backend.hotspots.evaluation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks each hour whether a week has ended: its list is kept before the first late report can change it. */
@Component
@ConditionalOnWebApplication
class WeekKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WeekKeeper.class);
    private static final long FIRST_MINUTES = 5;
    private static final long BETWEEN_MINUTES = 60;

    private final WeekLists lists;
    private volatile @Nullable ScheduledExecutorService running;

    WeekKeeper(WeekLists lists) {
        this.lists = lists;
    }

    @Override
    public void start() {
        var made = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "week-lists");
            thread.setDaemon(true);
            return thread;
        });
        running = made;
        var unused = made.scheduleWithFixedDelay(this::look, FIRST_MINUTES, BETWEEN_MINUTES, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            lists.catchUp();
        } catch (RuntimeException e) {
            LOG.warn("the week's list could not be kept, next try in an hour: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        var stopping = running;
        running = null;
        if (stopping != null) {
            stopping.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
