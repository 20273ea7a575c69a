package se.lagesbild.gis.network;

import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import se.lagesbild.gis.network.StreetGraph.Snap;

/**
 * Walks between all pairs of stops, along streets or, where there is no street network, straight. Stops are numbered from
 * 0 in the order given. Walks are as long there as back. Immutable, thread-safe.
 */
public final class WalkingMatrix {

    private final double[][] metres;
    private final boolean alongStreets;
    private final Paths paths;

    /** Draws a walk from a stop to one with a higher number. */
    private interface Paths {
        LineString path(int from, int to);
    }

    private WalkingMatrix(double[][] metres, boolean alongStreets, Paths paths) {
        this.metres = metres;
        this.alongStreets = alongStreets;
        this.paths = paths;
    }

    /**
     * The shortest walks along streets. The way between a stop and its street ({@link Snap#distanceMetres}) is not counted.
     * For n stops, n searches that end when all stops are found; how each walk goes is kept, so that its
     * line is drawn without searching again.
     *
     * @param stops places of this graph
     * @throws IllegalArgumentException if a stop is of another network
     */
    public static WalkingMatrix between(StreetGraph graph, List<Snap> stops) {
        var kept = List.copyOf(stops);
        int n = kept.size();
        var metres = new double[n][n];
        var traces = new ShortestWalks.Trace[n][n];
        if (n > 0) {
            var walks = new ShortestWalks(graph, kept.get(0));
            for (int i = 0; i < n; i++) {
                var rest = kept.subList(i, n); // the stop itself too, for its line of no length
                walks.run(kept.get(i), rest);
                for (int j = i; j < n; j++) {
                    traces[i][j] = walks.trace(kept.get(j));
                    if (j > i) {
                        metres[i][j] = walks.metresTo(kept.get(j));
                        metres[j][i] = metres[i][j];
                    }
                }
            }
        }
        return new WalkingMatrix(metres, true, (from, to) -> ShortestWalks.drawn(graph, traces[from][to]));
    }

    /**
     * Straight lines, made longer by a factor because streets seldom are straight.
     *
     * @param metricPoints in one metric system
     * @param factor walked metres per metre as the crow flies, 1 to 3; about 1.3 in towns
     * @throws IllegalArgumentException if the factor is outside 1 to 3, or the points have different SRIDs
     */
    public static WalkingMatrix straight(List<Point> metricPoints, double factor) {
        if (!(factor >= 1 && factor <= 3)) {
            throw new IllegalArgumentException("a factor of %s is not usable: give 1 to 3".formatted(factor));
        }
        var kept = List.copyOf(metricPoints);
        if (kept.stream().map(Point::getSRID).distinct().count() > 1) {
            throw new IllegalArgumentException("the points have different SRIDs: "
                    + kept.stream().map(Point::getSRID).distinct().toList());
        }
        int n = kept.size();
        var metres = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                metres[i][j] = factor * kept.get(i).distance(kept.get(j));
            }
        }
        return new WalkingMatrix(
                metres,
                false,
                (from, to) -> kept.get(from).getFactory().createLineString(new Coordinate[] {
                    kept.get(from).getCoordinate().copy(),
                    kept.get(to).getCoordinate().copy()
                }));
    }

    /** Number of stops. */
    public int size() {
        return metres.length;
    }

    /** False where the walks are straight lines, which the reader must be told. */
    public boolean alongStreets() {
        return alongStreets;
    }

    /** Metres to walk; 0 to itself, infinity when no street connects the two. */
    public double metres(int from, int to) {
        return metres[Objects.checkIndex(from, size())][Objects.checkIndex(to, size())];
    }

    /**
     * The line of the walk, in the metric system of the stops. It begins and ends exactly at the stops; two equal points
     * when both are one place; empty when no street connects them. Drawn when asked for, without a search.
     */
    public LineString path(int from, int to) {
        metres(from, to); // refuses numbers that are not stops
        return from <= to ? paths.path(from, to) : paths.path(to, from).reverse();
    }
}
