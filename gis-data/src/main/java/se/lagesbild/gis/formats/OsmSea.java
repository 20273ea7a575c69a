package se.lagesbild.gis.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * The sea beside a coastline, whose ways have land on their left. In a town's extract the coast is cut off at its edges: it is closed by a
 * box through the ends, and what the box and the coast enclose is sea only where no part of the coast says that it is land. So a coast with a
 * gap paints nothing rather than the town.
 */
final class OsmSea {
    /** It is painted as all water is. */
    static final String KIND = "water";

    /** How far out from the coast there is sea, in metres: what lies beyond may be another coast that the extract does not hold. */
    static final double REACH = 2_000;

    /** The box is cut so far inside of an end: the coast must cross its side. Metres. */
    private static final double INSIDE = 1;

    /** Beside a coast, in metres: nearer than any two of its corners. */
    private static final double BESIDE = 0.001;

    private OsmSea() {}

    /**
     * @param coast pieces in the direction that they are drawn in, metric
     * @param bounds of the extract where it tells them: nothing is painted outside
     * @return valid areas that do not overlap; none where the coast does not say on which side the sea is
     */
    static List<Polygon> of(List<Coordinate[]> coast, @Nullable Envelope bounds, GeometryFactory factory) {
        var box = box(coast, bounds);
        if (coast.isEmpty() || box.isNull() || box.getArea() == 0) {
            return List.of();
        }
        var frame = factory.toGeometry(box);
        var lines = new ArrayList<Geometry>();
        coast.forEach(piece -> lines.add(factory.createLineString(piece)));
        var within = OverlayNGRobust.overlay(frame, OverlayNGRobust.union(lines), OverlayNG.INTERSECTION);
        var polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.union(List.of(((Polygon) frame).getExteriorRing(), within)));
        var faces = new Faces();
        for (var polygon : polygonizer.getPolygons()) {
            faces.add((Polygon) polygon);
        }
        boolean onlyIslands = coast.stream().allMatch(OsmSea::closed);
        for (var piece : coast) {
            for (int i = 1; i < piece.length; i++) {
                faces.hear(piece[i - 1], piece[i], onlyIslands || !closed(piece));
            }
        }
        return faces.sea();
    }

    private static boolean closed(Coordinate[] piece) {
        return piece.length > 3 && piece[0].equals2D(piece[piece.length - 1]);
    }

    /** As far as the sea is painted, and so that no piece of the coast ends inside. */
    private static Envelope box(List<Coordinate[]> coast, @Nullable Envelope bounds) {
        var box = new Envelope();
        Map<Coordinate, Integer> ends = new HashMap<>();
        for (var piece : coast) {
            for (var corner : piece) {
                box.expandToInclude(corner);
            }
            for (var end : List.of(piece[0], piece[piece.length - 1])) {
                ends.merge(new Coordinate(end.x, end.y), 1, Integer::sum);
            }
        }
        box.expandBy(REACH);
        if (bounds != null) {
            box = box.intersection(bounds);
        }
        var open = new ArrayList<Coordinate>();
        ends.forEach((end, n) -> {
            if (n % 2 == 1) {
                open.add(end);
            }
        });
        // the order must not be that of a hash
        open.sort(null);
        for (var end : open) {
            box = without(box, end, coast);
        }
        return box;
    }

    /** The box in this one that the end lies outside of, and most of the coast inside. */
    private static Envelope without(Envelope box, Coordinate end, List<Coordinate[]> coast) {
        if (!box.contains(end)) {
            return box;
        }
        var best = new Envelope();
        double most = 0;
        for (var part : List.of(
                new Envelope(end.x + INSIDE, box.getMaxX(), box.getMinY(), box.getMaxY()),
                new Envelope(box.getMinX(), end.x - INSIDE, box.getMinY(), box.getMaxY()),
                new Envelope(box.getMinX(), box.getMaxX(), end.y + INSIDE, box.getMaxY()),
                new Envelope(box.getMinX(), box.getMaxX(), box.getMinY(), end.y - INSIDE))) {
            // a box turned inside out would come back as one
            if (box.contains(part) && !part.contains(end)) {
                double length = lengthWithin(part, coast);
                if (length > most) {
                    most = length;
                    best = part;
                }
            }
        }
        return best;
    }

    private static double lengthWithin(Envelope box, List<Coordinate[]> coast) {
        double sum = 0;
        for (var piece : coast) {
            for (int i = 1; i < piece.length; i++) {
                sum += shareWithin(box, piece[i - 1], piece[i]) * piece[i - 1].distance(piece[i]);
            }
        }
        return sum;
    }

    /** How much of a straight line lies in a box, 0 to 1. Source: Liang and Barsky (1984), ACM Trans. Graph. 3(1). */
    private static double shareWithin(Envelope box, Coordinate from, Coordinate to) {
        double[] steps = {from.x - to.x, to.x - from.x, from.y - to.y, to.y - from.y};
        double[] rooms = {from.x - box.getMinX(), box.getMaxX() - from.x, from.y - box.getMinY(), box.getMaxY() - from.y
        };
        double enters = 0;
        double leaves = 1;
        for (int side = 0; side < steps.length; side++) {
            if (steps[side] == 0) {
                if (rooms[side] < 0) {
                    return 0;
                }
            } else if (steps[side] < 0) {
                enters = Math.max(enters, rooms[side] / steps[side]);
            } else {
                leaves = Math.min(leaves, rooms[side] / steps[side]);
            }
        }
        return Math.max(0, leaves - enters);
    }

    /** What the coast divides the box into, and what it says of each part. */
    private static final class Faces {
        private final STRtree index = new STRtree();
        private final List<Polygon> all = new ArrayList<>();
        private final Map<Polygon, PointOnGeometryLocator> locators = new IdentityHashMap<>();
        private final Set<Polygon> wet = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Polygon> dry = Collections.newSetFromMap(new IdentityHashMap<>());

        void add(Polygon face) {
            all.add(face);
            index.insert(face.getEnvelopeInternal(), face);
        }

        /** @param knows an island in a gap of the coast does not know what lies around it */
        void hear(Coordinate from, Coordinate to, boolean knows) {
            double length = from.distance(to);
            if (length == 0) {
                return;
            }
            double x = (to.y - from.y) / length * BESIDE;
            double y = (from.x - to.x) / length * BESIDE;
            var middle = new Coordinate((from.x + to.x) / 2, (from.y + to.y) / 2);
            if (knows) {
                say(wet, new Coordinate(middle.x + x, middle.y + y));
            }
            say(dry, new Coordinate(middle.x - x, middle.y - y));
        }

        private void say(Set<Polygon> what, Coordinate at) {
            for (var hit : index.query(new Envelope(at))) {
                var face = (Polygon) hit;
                var locator = locators.computeIfAbsent(face, IndexedPointInAreaLocator::new);
                if (locator.locate(at) == Location.INTERIOR) {
                    what.add(face);
                }
            }
        }

        List<Polygon> sea() {
            return all.stream()
                    .filter(wet::contains)
                    .filter(face -> !dry.contains(face))
                    .toList();
        }
    }
}
