package se.lagesbild.gis.network;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import se.lagesbild.gis.formats.StreetEdge;
import se.lagesbild.gis.network.StreetGraph.Snap;

/** Finds the nearest street. Immutable, thread-safe. */
final class StreetIndex {

    /** Half the width of a wide street with its pavements. */
    private static final double NAME_WITHIN_METRES = 30;

    /** Most points lie beside a street: a small box holds few candidates. */
    private static final double FIRST_LOOK_METRES = 15;

    private final StreetEdge[] edges;
    private final STRtree tree = new STRtree();

    /** A place on edge {@code e}, {@code offset} metres from its start, {@code distance} from what was asked for. */
    record Hit(int e, double offset, Coordinate at, double distance) {}

    StreetIndex(StreetEdge[] edges) {
        this.edges = edges;
        for (int e = 0; e < edges.length; e++) {
            tree.insert(edges[e].line().getEnvelopeInternal(), e);
        }
        tree.build(); // now, since the first query would do it under way
    }

    Optional<Snap> nearest(Point point, double within, IntPredicate allowed) {
        var hit = nearest(point.getCoordinate(), within, allowed);
        if (hit == null) {
            return Optional.empty();
        }
        var edge = edges[hit.e];
        var onStreet = edge.line().getFactory().createPoint(hit.at.copy());
        return Optional.of(new Snap(edge.id(), hit.offset, onStreet, hit.distance, street(hit)));
    }

    /** Name of the edge the hit lies on, else of the nearest one with a name within 30 m, else null. */
    @Nullable
    String street(Hit hit) {
        if (edges[hit.e].name() != null) {
            return edges[hit.e].name();
        }
        var named = nearest(hit.at, NAME_WITHIN_METRES, e -> edges[e].name() != null);
        return named == null ? null : edges[named.e].name();
    }

    /** Edges whose bounding box meets this one, in no order. */
    @SuppressWarnings("unchecked") // only integers were put in
    List<Integer> near(Envelope box) {
        return tree.query(box);
    }

    /** The nearest place within so many metres on an edge that is allowed; of two equally near, the one on the edge with the smaller id. */
    @Nullable
    Hit nearest(Coordinate point, double within, IntPredicate allowed) {
        var first = within > FIRST_LOOK_METRES ? nearestIn(point, FIRST_LOOK_METRES, allowed) : null;
        return first == null ? nearestIn(point, within, allowed) : first;
    }

    private @Nullable Hit nearestIn(Coordinate point, double within, IntPredicate allowed) {
        var box = new Envelope(point);
        box.expandBy(within);
        Hit best = null;
        for (int e : near(box)) {
            if (allowed.test(e)) {
                var hit = nearestOn(e, point);
                if (hit.distance <= within && (best == null || nearer(hit, best))) {
                    best = hit;
                }
            }
        }
        return best;
    }

    private boolean nearer(Hit one, Hit other) {
        return one.distance < other.distance
                || (one.distance == other.distance && edges[one.e].id() < edges[other.e].id());
    }

    private Hit nearestOn(int e, Coordinate point) {
        var line = edges[e].line().getCoordinateSequence();
        var segment = new LineSegment();
        double walked = 0;
        Hit best = null;
        for (int i = 1; i < line.size(); i++) {
            segment.setCoordinates(line.getCoordinate(i - 1), line.getCoordinate(i));
            var at = segment.closestPoint(point).copy(); // may be the segment's own end, which moves on
            double distance = at.distance(point);
            if (best == null || distance < best.distance) {
                best = new Hit(e, walked + segment.p0.distance(at), at, distance);
            }
            walked += segment.getLength();
        }
        return Objects.requireNonNull(best); // a line has two points or more
    }
}
