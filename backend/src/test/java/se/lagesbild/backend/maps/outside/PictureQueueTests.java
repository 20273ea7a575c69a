package se.lagesbild.backend.maps.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may wait for the pictures of slow servers. */
class PictureQueueTests {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    @Timeout(60)
    void thoseWhoWaitAreCountedOverAllLayers() throws Exception {
        var queue = new PictureQueue(1, 2, 2, Duration.ofMinutes(5));
        var threads = Executors.newCachedThreadPool();
        try {
            queue.enter(ONE);
            queue.enter(OTHER);
            var waiting = new Future<?>[2];
            for (int i = 0; i < 2; i++) {
                waiting[i] = threads.submit(() -> {
                    queue.enter(ONE);
                    return null;
                });
            }
            while (queue.places() > 0) {
                Thread.onSpinWait();
            }
            // nobody waits for the other layer, but no more may wait at all; without the bound this one would wait for
            // minutes
            assertThatThrownBy(() -> queue.enter(OTHER))
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            fault -> assertThat(fault.code()).isEqualTo("outside-busy"));
            queue.leave(ONE);
            queue.leave(ONE);
            for (var one : waiting) {
                one.get(30, TimeUnit.SECONDS);
            }
            assertThat(queue.places()).isEqualTo(2);
            queue.leave(OTHER);
            queue.enter(OTHER);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsNotReadIsCutOffAndNotReadToItsEnd() throws Exception {
        var fetch = new OutsideFetch(new OutsideHosts(java.util.List.of("localhost")));
        try (var service = new OutsideService()) {
            for (int status : new int[] {200, 404}) {
                var cut = new CompletableFuture<Boolean>();
                service.on("/" + status, to -> {
                    try {
                        to.sendResponseHeaders(status, 0);
                        for (int i = 0; i < 256; i++) {
                            to.getResponseBody().write(new byte[1 << 20]);
                        }
                        cut.complete(false);
                    } catch (java.io.IOException e) {
                        cut.complete(true);
                    }
                });
                var wish = new OutsideFetch.Wish(
                        java.net.URI.create(service.address("/" + status)), null, null, 1_000, 120_000);
                if (status == 404) {
                    assertThat(fetch.get(wish).empty()).isTrue();
                } else {
                    assertThatThrownBy(() -> fetch.get(wish))
                            .isInstanceOfSatisfying(
                                    OutsideFault.class,
                                    fault -> assertThat(fault.code()).isEqualTo("outside-too-large"));
                }
                assertThat(cut.get(120, TimeUnit.SECONDS))
                        .as("status " + status)
                        .isTrue();
            }
        } finally {
            fetch.destroy();
        }
    }
}
