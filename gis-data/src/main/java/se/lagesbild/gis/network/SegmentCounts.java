package se.lagesbild.gis.network;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Events counted on street segments: each lies on the one segment nearest to it, of two equally near on the one with the smaller id, or is
 * left out when no street is near. 16 bytes an event. Immutable, thread-safe.
 *
 * <p>The street segment as the unit of count: Weisburd, Bushway, Lum and Yang (2004), Criminology 42(2), 283-322.
 */
public final class SegmentCounts {
    final StreetGraph graph;

    /** For each event the number of its edge in the graph, -1 where it was left out. */
    final int[] edge;

    /** Metres from the edge's first point, along its line. */
    final double[] offset;

    private final float[] distance;
    private final int[] counts;
    private final int leftOut;

    private SegmentCounts(StreetGraph graph, double[] x, double[] y, double withinMetres, IntPredicate allowed) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("%d values of x and %d of y".formatted(x.length, y.length));
        }
        if (!(withinMetres > 0 && Double.isFinite(withinMetres))) {
            throw new IllegalArgumentException(
                    "a radius of %s m is not usable: give more than 0".formatted(withinMetres));
        }
        this.graph = graph;
        edge = new int[x.length];
        offset = new double[x.length];
        distance = new float[x.length];
        counts = new int[graph.edges()];
        int none = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("event %d is at %s, %s".formatted(i, x[i], y[i]));
            }
            var hit = graph.index.nearest(new Coordinate(x[i], y[i]), withinMetres, allowed);
            edge[i] = hit == null ? -1 : hit.e();
            if (hit == null) {
                none++;
            } else {
                offset[i] = hit.offset();
                distance[i] = (float) hit.distance();
                counts[hit.e()]++;
            }
        }
        leftOut = none;
    }

    /**
     * Counts on all streets and paths.
     *
     * @param x metres east in the graph's system, finite, as many as {@code y} metres north; may be empty
     * @param withinMetres events farther than this from every street are left out; above 0
     */
    public static SegmentCounts of(StreetGraph graph, double[] x, double[] y, double withinMetres) {
        return new SegmentCounts(graph, x, y, withinMetres, e -> true);
    }

    /** The same on streets that have a name of their own: what happens on a pavement is counted on the street beside it. */
    public static SegmentCounts onNamed(StreetGraph graph, double[] x, double[] y, double withinMetres) {
        return new SegmentCounts(graph, x, y, withinMetres, e -> graph.edges[e].name() != null);
    }

    /**
     * A segment and what was counted on it.
     *
     * @param edgeId as in the graph
     * @param street its name, else that of the nearest street with a name within 30 m of its middle, else null
     * @param metres length along its line
     * @param n events, 0 or more
     */
    public record Segment(long edgeId, @Nullable String street, double metres, int n) {

        /** Events per 100 m. Says little of short segments: one event on 2 m is 50 per 100 m. NaN where length and n are 0. */
        public double per100Metres() {
            return n * 100 / metres;
        }
    }

    /** All segments of the graph in its order, also those where nothing happened. */
    public List<Segment> segments() {
        return IntStream.range(0, counts.length).mapToObj(this::segment).toList();
    }

    private Segment segment(int e) {
        var line = graph.edges[e].line();
        var middle = new LengthIndexedLine(line).extractPoint(graph.metres[e] / 2);
        var street = graph.index.street(new StreetIndex.Hit(e, graph.metres[e] / 2, middle, 0));
        return new Segment(graph.edges[e].id(), street, graph.metres[e], counts[e]);
    }

    /**
     * Where an event lies.
     *
     * @param offsetMetres from the segment's first point, along its line
     * @param distanceMetres how far the event was from there, to seven digits
     */
    public record Spot(long edgeId, double offsetMetres, double distanceMetres) {}

    /** Where the event with this number in the input lies; empty if it was left out. */
    public Optional<Spot> spot(int event) {
        return edge[event] < 0
                ? Optional.empty()
                : Optional.of(new Spot(graph.edges[edge[event]].id(), offset[event], distance[event]));
    }

    /** Events on an edge, by its number in the graph. */
    int count(int e) {
        return counts[e];
    }

    /** Events that lie on a segment. */
    public int counted() {
        return edge.length - leftOut;
    }

    /** Events with no street near. */
    public int leftOut() {
        return leftOut;
    }
}
