package se.lagesbild.backend.places.areas;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.springframework.stereotype.Component;

/** The zones in force, kept at hand: every observation asks. A change is in force everywhere within two seconds. Thread-safe. */
@Component
public class Zones {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final DrawnAreaQueries queries;
    private volatile @Nullable Held held;

    private record Held(long readAt, List<Zone> zones) {}

    /** One zone. @param shape in the area's metric system */
    public record Zone(DrawnArea area, PreparedGeometry shape) {}

    Zones(DrawnAreaQueries queries) {
        this.queries = queries;
    }

    /** Whoever asks next reads anew. */
    void forget() {
        held = null;
    }

    /** By name. */
    public List<Zone> inForce() {
        var have = held;
        if (have == null || System.nanoTime() - have.readAt() > FRESH_NANOS) {
            long now = System.nanoTime();
            have = new Held(
                    now,
                    queries.list(AreaKind.ZONE).stream()
                            .map(area -> new Zone(area, PreparedGeometryFactory.prepare(area.geometry())))
                            .toList());
            held = have;
        }
        return have.zones();
    }
}
