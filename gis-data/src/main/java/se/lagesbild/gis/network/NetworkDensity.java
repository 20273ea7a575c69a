package se.lagesbild.gis.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How densely events lie along the streets: each is spread over the ways that lead from it, up to the bandwidth, by the quartic kernel
 * 15 / (16 h) (1 - d^2 / h^2)^2 of the distance d walked, and the parts are added. Every way is followed, also one that comes back round a
 * block. Events per kilometre of street. Not changed once it has been made, and then thread-safe.
 *
 * <p>Source: Okabe, Satoh and Sugihara (2009), Int. J. Geogr. Inf. Science 23(1), 7-32; the same numbers as {@code densityEqualSplit} of the R
 * package spatstat.linnet with the kernel "biweight" and sigma = bandwidth / sqrt(7).
 */
public final class NetworkDensity {
    private static final double METRES = 1000; // of a kilometre

    /** What is left of an event on one way is dropped below this share of it: in a maze the ways are more than can be walked. */
    private static final double LEAST_SHARE = 1e-6;

    /** A stretch without length must not be walked for ever. */
    private static final double LEAST_STEP_METRES = 0.01;

    private final StreetGraph graph;
    private final Split split;
    private final double bandwidth;
    private final double leastShare;

    /** The edge behind each place of {@code graph.incident}: twice its number, and 1 more where it is left from its last point. */
    private final int[] out;

    /** For each edge the places to be measured, metres from its first point, ascending; and what was found there. */
    private final double[][] places;

    private final double[][] values;

    /** What happens at a junction where so many streets meet (its degree). */
    public enum Split {
        /**
         * Each street but the one that was come by gets 1 / (degree - 1). The surface has a step at junctions; what comes to a dead end is
         * lost there, as at an edge of the plane. Never below 0, and quick.
         */
        DISCONTINUOUS,
        /**
         * Each street gets 2 / degree, and the one that was come by 1 less, which takes something back. No steps, nothing is lost, a dead
         * end turns all round. Costs many times more where junctions lie much closer than the bandwidth.
         */
        CONTINUOUS;

        private double share(boolean back, int degree) {
            if (this == CONTINUOUS) {
                return 2.0 / degree - (back ? 1 : 0);
            }
            return back ? 0 : 1.0 / (degree - 1);
        }
    }

    /** A part of an event that has come to a node, by the edge that {@code back} would lead along again. */
    private record Front(int node, int back, double metres, double share) {}

    private NetworkDensity(StreetGraph graph, Split split, double bandwidth, double leastShare, double[][] places) {
        if (!(bandwidth > 0 && Double.isFinite(bandwidth))) {
            throw new IllegalArgumentException(
                    "a bandwidth of %s m is not usable: give more than 0".formatted(bandwidth));
        }
        this.graph = graph;
        this.split = split;
        this.bandwidth = bandwidth;
        this.leastShare = leastShare;
        this.places = places;
        values = Arrays.stream(places).map(at -> new double[at.length]).toArray(double[][]::new);
        out = new int[graph.incident.length];
        for (int v = 0; v < graph.nodes(); v++) {
            for (int k = graph.first[v]; k < graph.first[v + 1]; k++) {
                int e = graph.incident[k];
                boolean secondOfLoop = k > graph.first[v] && graph.incident[k - 1] == e;
                out[k] = 2 * e + (graph.from[e] != v || secondOfLoop ? 1 : 0);
            }
        }
    }

    /**
     * The density at the middles of equal parts of every street.
     *
     * @param events on the streets; those left out count nowhere
     * @param weights one for each event of the input, or null where each counts once
     * @param bandwidth metres along the street, above 0
     * @param partMetres no part is longer, above 0; a tenth of the bandwidth is fine enough
     */
    public static NetworkDensity of(
            SegmentCounts events, double @Nullable [] weights, Split split, double bandwidth, double partMetres) {
        if (!(partMetres > 0)) {
            throw new IllegalArgumentException("parts of %s m are not usable: give more than 0".formatted(partMetres));
        }
        var places = new double[events.graph.edges()][];
        Arrays.setAll(places, e -> middles(events.graph.metres[e], partMetres));
        var density = new NetworkDensity(events.graph, split, bandwidth, LEAST_SHARE, places);
        density.spread(events, weights);
        return density;
    }

    private static double[] middles(double metres, double partMetres) {
        var middles = new double[Math.max(1, (int) Math.ceil(metres / partMetres))];
        Arrays.setAll(middles, k -> (k + 0.5) * metres / middles.length);
        return middles;
    }

    /** The density at one place, {@code offset} metres from the first point of an edge, with ways followed to a smaller remainder. */
    static double at(
            SegmentCounts events, Split split, double bandwidth, double leastShare, long edgeId, double offset) {
        int edge = events.graph.edge(edgeId);
        var places = new double[events.graph.edges()][];
        Arrays.setAll(places, e -> e == edge ? new double[] {offset} : new double[0]);
        var density = new NetworkDensity(events.graph, split, bandwidth, leastShare, places);
        density.spread(events, null);
        return density.values[edge][0];
    }

    /** What is done with each part of a street that is not 0, edge by edge. */
    public interface Visit {
        /**
         * @param fromMetres where the part begins, from the edge's first point
         * @param perKilometre events (or sums of weights) per kilometre of street, at the part's middle
         */
        void part(long edgeId, double fromMetres, double toMetres, double perKilometre);
    }

    public void each(Visit visit) {
        for (int e = 0; e < values.length; e++) {
            double part = graph.metres[e] / values[e].length;
            for (int k = 0; k < values[e].length; k++) {
                if (values[e][k] != 0) {
                    visit.part(graph.edges[e].id(), k * part, (k + 1) * part, values[e][k]);
                }
            }
        }
    }

    private void spread(SegmentCounts events, double @Nullable [] weights) {
        if (weights != null && weights.length != events.edge.length) {
            throw new IllegalArgumentException(
                    "%d events and %d weights".formatted(events.edge.length, weights.length));
        }
        for (int i = 0; i < events.edge.length; i++) {
            if (events.edge[i] >= 0) {
                spread(events.edge[i], events.offset[i], weights == null ? 1 : weights[i]);
            }
        }
    }

    private void spread(int edge, double offset, double weight) {
        for (int k = 0; k < places[edge].length; k++) {
            values[edge][k] += weight * METRES * kernel(Math.abs(places[edge][k] - offset));
        }
        var open = new ArrayDeque<Front>();
        open.push(new Front(graph.from[edge], 2 * edge, offset, 1));
        open.push(new Front(graph.to[edge], 2 * edge + 1, graph.metres[edge] - offset, 1));
        while (!open.isEmpty()) {
            var front = open.pop();
            if (Math.abs(front.share) * beyond(front.metres) <= leastShare) {
                continue;
            }
            int degree = graph.first[front.node + 1] - graph.first[front.node];
            for (int k = graph.first[front.node]; k < graph.first[front.node + 1]; k++) {
                double share = front.share * split.share(out[k] == front.back, degree);
                if (share != 0) {
                    open.push(walk(out[k], front.metres, share, weight));
                }
            }
        }
    }

    /** Along an edge to its other end. */
    private Front walk(int along, double metres, double share, double weight) {
        int e = along >> 1;
        boolean fromItsEnd = (along & 1) == 1;
        for (int k = 0; k < places[e].length; k++) {
            double walked = fromItsEnd ? graph.metres[e] - places[e][k] : places[e][k];
            values[e][k] += weight * METRES * share * kernel(metres + walked);
        }
        return new Front(
                fromItsEnd ? graph.from[e] : graph.to[e],
                along ^ 1,
                metres + Math.max(LEAST_STEP_METRES, graph.metres[e]),
                share);
    }

    private double kernel(double metres) {
        double u = metres / bandwidth;
        return u < 1 ? 15 / (16 * bandwidth) * (1 - u * u) * (1 - u * u) : 0;
    }

    /** Share of an event that lies farther than this in one direction: a half at 0. */
    private double beyond(double metres) {
        double u = metres / bandwidth;
        return u < 1 ? 0.5 - 15.0 / 16 * u * (1 - u * u * (2.0 / 3 - u * u / 5)) : 0;
    }
}
