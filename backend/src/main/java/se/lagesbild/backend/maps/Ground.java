package se.lagesbild.backend.maps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.springframework.stereotype.Component;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/**
 * Brings places that somebody asks about into the area's metric system. Somebody may ask about the whole world, where no projection
 * reaches: only what lies near the area is brought over. Thread-safe.
 */
@Component
public class Ground {
    /** Degrees around the area. No feature lies farther away, and the projection is still sound there. */
    private static final double REACH_DEGREES = 3;

    /** Longest piece of a line that is brought over as one; its middle is then under 2 cm off. */
    private static final double PIECE_DEGREES = 0.01;

    private static final double PIECE_METRES = 500;

    private final Crs crs;
    private final Geometry reach;
    private final Map<Crs, Geometry> reachIn = new ConcurrentHashMap<>();

    Ground(Area area) {
        crs = area.crs();
        var box = area.boundary().getEnvelopeInternal().copy();
        box.expandBy(REACH_DEGREES);
        reach = Crs.WGS_84.geometries().toGeometry(box);
    }

    public Crs crs() {
        return crs;
    }

    /** @param box longitude and latitude */
    public Geometry metric(Envelope box) {
        return metric(Crs.WGS_84, Crs.WGS_84.geometries().toGeometry(box));
    }

    /**
     * @param from system of the place
     * @param place x east, y north
     * @return what of it lies near the area, maybe nothing
     * @throws IllegalArgumentException where rings cross or coordinates are none
     */
    public Geometry metric(Crs from, Geometry place) {
        var fault = new IsValidOp(place).getValidationError();
        if (fault != null) {
            throw new IllegalArgumentException(fault.toString());
        }
        if (from.equals(crs)) {
            return crs.geometries().createGeometry(place);
        }
        var near = reachIn.computeIfAbsent(
                from,
                to -> to.equals(Crs.WGS_84)
                        ? reach
                        : to.geometries()
                                .toGeometry(to.from(Crs.WGS_84, Densifier.densify(reach, 0.5))
                                        .getEnvelopeInternal()));
        try {
            var clipped =
                    near.getEnvelopeInternal().contains(place.getEnvelopeInternal()) ? place : near.intersection(place);
            if (clipped.isEmpty()) {
                return crs.geometries().createPolygon();
            }
            double piece = from.metric() ? PIECE_METRES : PIECE_DEGREES;
            return crs.from(from, clipped.getDimension() == 0 ? clipped : Densifier.densify(clipped, piece));
        } catch (TopologyException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
