package se.lagesbild.backend.places;

import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.places.areas.Zones;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Boundary and zones of the municipality, in the area's metric coordinate system. Thread-safe. */
@Component
public class Territory {
    /** Metres outside the boundary that are still accepted: the boundary files are simplified. */
    public static final double MARGIN_METRES = 2_000;

    /** Degrees; at 70 degrees north still wider than the margin. */
    private static final double NEAR_DEGREES = 0.1;

    private static final String ELSEWHERE = "PUBLIC_SPACE";

    private final Crs crs;
    private final Envelope near;
    private final PreparedGeometry accepted;
    private final Zones zones;

    Territory(Area area, Zones zones) {
        this.zones = zones;
        crs = area.crs();
        near = area.boundary().getEnvelopeInternal().copy();
        near.expandBy(NEAR_DEGREES);
        accepted = PreparedGeometryFactory.prepare(
                crs.from(Crs.WGS_84, area.boundary()).buffer(MARGIN_METRES));
    }

    /**
     * The point in the area's metric system, x east and y north; empty when it lies outside the boundary and its margin.
     * Far points are refused before they are projected: a projection is not defined everywhere.
     */
    public Optional<Point> locate(double longitude, double latitude) {
        if (!near.contains(longitude, latitude)) {
            return Optional.empty();
        }
        var metric = crs.from(Crs.WGS_84, longitude, latitude);
        return accepted.covers(metric) ? Optional.of(metric) : Optional.empty();
    }

    /** The setting of the zone that holds the point, else public space. */
    public String settingAt(Point metric) {
        return zones.inForce().stream()
                .filter(zone -> zone.shape().covers(metric))
                .map(zone -> zone.area().sheet().setting())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(ELSEWHERE);
    }

    public Crs crs() {
        return crs;
    }
}
