package se.lagesbild.backend.maps.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.gis.formats.Area;

/** Few pictures at a time, each until it is written. */
class DrawingRoomTests extends TrelleborgApp {
    @Autowired
    Area area;

    @Autowired
    Ground ground;

    private int width(MapDrawing drawing, CountDownLatch drawn, CountDownLatch mayEnd) {
        var frame = new MapFrame(ground.crs(), new Envelope(128_000, 129_000, 6_139_000, 6_140_000), 50, 50, 1);
        var background = new MapDrawing.Background(null, false);
        return drawing.draw(Viewer.system("test"), frame, List.of(), LayerFilter.ALL, background, picture -> {
            drawn.countDown();
            try {
                assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return picture.image().getWidth();
        });
    }

    @Test
    void whoeverComesWhileAllRoomIsTakenIsToldToComeAgain() throws Exception {
        var drawing = new MapDrawing(area, ground, Duration.ofMillis(50));
        var drawn = new CountDownLatch(MapDrawing.AT_A_TIME);
        var mayEnd = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(MapDrawing.AT_A_TIME);
        try {
            for (int i = 0; i < MapDrawing.AT_A_TIME; i++) {
                threads.submit(() -> width(drawing, drawn, mayEnd));
            }
            assertThat(drawn.await(60, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> width(drawing, new CountDownLatch(1), mayEnd))
                    .as("the pictures are drawn, but not yet written")
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(503));
        } finally {
            mayEnd.countDown();
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(width(drawing, new CountDownLatch(1), mayEnd)).isEqualTo(50);
    }
}
