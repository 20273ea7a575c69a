package se.lagesbild.backend.maps.outside;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a few at a time ask for a layer's pictures. Those who wait are counted over all layers: slow servers must not hold every thread. Thread-safe. */
final class PictureQueue {
    private final int atATime;
    private final int mostOfOne;
    private final Duration patience;
    private final Semaphore places;
    private final Map<UUID, Semaphore> gates = new ConcurrentHashMap<>();

    /**
     * @param atATime who may ask for pictures of one layer
     * @param mostOfOne who may wait for one layer
     * @param mostOfAll who may wait for all layers together
     * @param patience how long one waits
     */
    PictureQueue(int atATime, int mostOfOne, int mostOfAll, Duration patience) {
        this.atATime = atATime;
        this.mostOfOne = mostOfOne;
        this.patience = patience;
        this.places = new Semaphore(mostOfAll);
    }

    /** To be followed by {@link #leave}. @throws OutsideFault {@code outside-busy}, at once where too many wait */
    void enter(UUID layer) throws OutsideFault {
        var gate = gates.computeIfAbsent(layer, id -> new Semaphore(atATime, true));
        try {
            // with a time it lets nobody past those who wait
            if (!gate.tryAcquire(0, TimeUnit.MILLISECONDS)) {
                await(gate);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("outside-busy");
        }
    }

    void leave(UUID layer) {
        gates.get(layer).release();
    }

    /** How many more may wait. */
    int places() {
        return places.availablePermits();
    }

    private void await(Semaphore gate) throws InterruptedException, OutsideFault {
        if (!places.tryAcquire()) {
            throw new OutsideFault("outside-busy");
        }
        try {
            if (gate.getQueueLength() >= mostOfOne || !gate.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OutsideFault("outside-busy");
            }
        } finally {
            places.release();
        }
    }
}
