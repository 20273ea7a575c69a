package se.lagesbild.gis.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import se.lagesbild.gis.formats.StreetEdge;

/**
 * Streets and paths as a graph for people on foot: every edge can be walked both ways. Immutable, thread-safe. Nodes and
 * edges are numbered from 0 inside this package; outside, an edge has the id it came with.
 */
public final class StreetGraph {

    final StreetEdge[] edges;
    final int[] from;
    final int[] to;
    final double[] metres;

    /** Edges of node v: {@code incident[first[v]]} to {@code incident[first[v + 1] - 1]}; a loop is there twice. */
    final int[] first;

    final int[] incident;

    /** The node at the other end of {@code incident[k]}, and how far it is: beside each other for searches, which visit them by the million. */
    final int[] reached;

    final double[] along;

    final int srid;
    private final Map<Long, Integer> edgeById = new HashMap<>();
    private final Components components;
    final StreetIndex index;

    private StreetGraph(Collection<StreetEdge> streets) {
        edges = streets.toArray(StreetEdge[]::new);
        from = new int[edges.length];
        to = new int[edges.length];
        metres = new double[edges.length];
        srid = edges.length == 0 ? 0 : edges[0].line().getSRID();
        var nodeById = new HashMap<Long, Integer>();
        for (int e = 0; e < edges.length; e++) {
            var edge = edges[e];
            if (edge.line().getSRID() != srid) {
                throw new IllegalArgumentException("edge %d has SRID %d, the others have %d"
                        .formatted(edge.id(), edge.line().getSRID(), srid));
            }
            if (edgeById.put(edge.id(), e) != null) {
                throw new IllegalArgumentException("there are two edges with the id %d".formatted(edge.id()));
            }
            from[e] = nodeById.computeIfAbsent(edge.fromNode(), id -> nodeById.size());
            to[e] = nodeById.computeIfAbsent(edge.toNode(), id -> nodeById.size());
            metres[e] = edge.metres();
        }
        first = new int[nodeById.size() + 1];
        incident = new int[2 * edges.length];
        reached = new int[2 * edges.length];
        along = new double[2 * edges.length];
        fillIncident();
        components = new Components(nodeById.size(), from, to);
        index = new StreetIndex(edges);
    }

    /**
     * A graph of these edges; edges meet where they share a node's id.
     *
     * @throws IllegalArgumentException if two edges have one id, or not all have the same SRID
     */
    public static StreetGraph of(Collection<StreetEdge> edges) {
        return new StreetGraph(edges);
    }

    private void fillIncident() {
        for (int e = 0; e < edges.length; e++) {
            first[from[e] + 1]++;
            first[to[e] + 1]++;
        }
        for (int v = 1; v < first.length; v++) {
            first[v] += first[v - 1];
        }
        var next = first.clone();
        for (int e = 0; e < edges.length; e++) {
            incident[next[from[e]]++] = e;
            incident[next[to[e]]++] = e;
        }
        for (int v = 0; v < nodes(); v++) {
            for (int k = first[v]; k < first[v + 1]; k++) {
                reached[k] = other(incident[k], v);
                along[k] = metres[incident[k]];
            }
        }
    }

    /** Junctions and ends. */
    public int nodes() {
        return first.length - 1;
    }

    public int edges() {
        return edges.length;
    }

    /** Parts that no street connects; 1 in a whole network, more where private ground or the edge of the extract cuts some off. */
    public int components() {
        return components.count();
    }

    /**
     * How a network hangs together.
     *
     * @param count parts that no street connects
     * @param mainShare metres of the part with most junctions by all metres, 0 to 1; 1 where there is no street
     */
    public record Parts(int count, double mainShare) {}

    /** How these edges hang together, without making a graph of them. */
    public static Parts parts(Collection<StreetEdge> edges) {
        var numbers = new HashMap<Long, Integer>();
        var from = new int[edges.size()];
        var to = new int[edges.size()];
        int e = 0;
        for (var edge : edges) {
            from[e] = numbers.computeIfAbsent(edge.fromNode(), id -> numbers.size());
            to[e++] = numbers.computeIfAbsent(edge.toNode(), id -> numbers.size());
        }
        var parts = new Components(numbers.size(), from, to);
        double main = 0;
        double all = 0;
        e = 0;
        for (var edge : edges) {
            main += parts.inLargest(from[e++]) ? edge.metres() : 0;
            all += edge.metres();
        }
        return new Parts(parts.count(), all == 0 ? 1 : main / all);
    }

    /**
     * A place on a street.
     *
     * @param edgeId the edge it lies on
     * @param offsetMetres from the edge's first point, along its line
     * @param onStreet the place, in the graph's system
     * @param distanceMetres from the point that was asked for
     * @param street name of the edge, else of the nearest street with a name within 30 m of the place (a pavement has
     *     seldom one of its own), else null
     */
    public record Snap(
            long edgeId,
            double offsetMetres,
            Point onStreet,
            double distanceMetres,
            @Nullable String street) {}

    /**
     * The nearest place on any street; of two equally near, the one on the edge with the smaller id.
     *
     * @param metric a point in the graph's system
     * @param withinMetres search radius, above 0
     * @return nothing when no street is within the radius
     * @throws IllegalArgumentException if the point has another SRID, or the radius is not above 0
     */
    public Optional<Snap> snap(Point metric, double withinMetres) {
        check(metric, withinMetres);
        return index.nearest(metric, withinMetres, e -> true);
    }

    /**
     * The nearest place on a street of the largest connected part. For stops of a walk: a stop on an island of private
     * paths could not be reached from any other.
     *
     * @param metric a point in the graph's system
     * @param withinMetres search radius, above 0
     */
    public Optional<Snap> snapToMain(Point metric, double withinMetres) {
        check(metric, withinMetres);
        return index.nearest(metric, withinMetres, e -> components.inLargest(from[e]));
    }

    private void check(Point metric, double withinMetres) {
        if (!(withinMetres > 0 && Double.isFinite(withinMetres))) {
            throw new IllegalArgumentException(
                    "a radius of %s m is not usable: give more than 0".formatted(withinMetres));
        }
        if (edges.length > 0 && metric.getSRID() != srid) {
            throw new IllegalArgumentException(
                    "the point has SRID %d, the streets have %d: transform it first".formatted(metric.getSRID(), srid));
        }
    }

    /** @throws IllegalArgumentException if no edge has the id: the snap belongs to another network */
    int edge(long id) {
        var e = edgeById.get(id);
        if (e == null) {
            throw new IllegalArgumentException(
                    "edge %d is not in this network: snap the point again, the network was replaced".formatted(id));
        }
        return e;
    }

    /** The node at the other end; the node itself for a loop. */
    int other(int e, int node) {
        return from[e] == node ? to[e] : from[e];
    }
}
