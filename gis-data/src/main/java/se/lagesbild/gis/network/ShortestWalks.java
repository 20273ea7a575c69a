package se.lagesbild.gis.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import se.lagesbild.gis.network.StreetGraph.Snap;

/** Shortest walks from one stop (Dijkstra 1959). Keeps its arrays from run to run; not thread-safe. */
final class ShortestWalks {

    private static final int NONE = -1;

    private final StreetGraph graph;
    private final double[] metres;
    private final int[] reachedBy;
    private final boolean[] wanted;
    private final MinHeap heap = new MinHeap();
    private Stop start;

    /** A snap with its edge's number. */
    private record Stop(int e, double offset, Snap snap) {}

    ShortestWalks(StreetGraph graph, Snap start) {
        this.graph = graph;
        this.start = stop(start);
        metres = new double[graph.nodes()];
        reachedBy = new int[graph.nodes()];
        wanted = new boolean[graph.nodes()];
    }

    /** Walks from {@code from} until all of {@code targets} are reached, or no street is left. */
    void run(Snap from, Iterable<Snap> targets) {
        start = stop(from);
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        Arrays.fill(reachedBy, NONE);
        Arrays.fill(wanted, false);
        heap.clear();
        int open = 0;
        for (var target : targets) {
            int e = graph.edge(target.edgeId());
            open += want(graph.from[e]) + want(graph.to[e]);
        }
        reach(graph.from[start.e], start.offset, NONE);
        reach(graph.to[start.e], graph.metres[start.e] - start.offset, NONE);
        while (open > 0 && !heap.isEmpty()) {
            double key = heap.leastKey();
            int node = heap.pop();
            if (key > metres[node]) {
                continue; // was reached on a shorter way since
            }
            open -= wanted[node] ? 1 : 0;
            wanted[node] = false;
            int end = graph.first[node + 1];
            for (int k = graph.first[node]; k < end; k++) {
                double distance = key + graph.along[k];
                int next = graph.reached[k];
                if (distance < metres[next]) {
                    metres[next] = distance;
                    reachedBy[next] = graph.incident[k];
                    heap.push(distance, next);
                }
            }
        }
    }

    private int want(int node) {
        int more = wanted[node] ? 0 : 1;
        wanted[node] = true;
        return more;
    }

    private void reach(int node, double distance, int by) {
        if (distance < metres[node]) {
            metres[node] = distance;
            reachedBy[node] = by;
            heap.push(distance, node);
        }
    }

    private Stop stop(Snap snap) {
        return stop(graph, snap);
    }

    private static Stop stop(StreetGraph graph, Snap snap) {
        int e = graph.edge(snap.edgeId());
        return new Stop(e, Math.max(0, Math.min(snap.offsetMetres(), graph.metres[e])), snap);
    }

    /** Metres to one of the targets of the last run, or infinity. */
    double metresTo(Snap target) {
        var end = stop(target);
        return Math.min(along(end), Math.min(overFirst(end), overLast(end)));
    }

    /** The walk without leaving the edge, when both stops lie on one. */
    private double along(Stop end) {
        return end.e == start.e ? Math.abs(end.offset - start.offset) : Double.POSITIVE_INFINITY;
    }

    private double overFirst(Stop end) {
        return metres[graph.from[end.e]] + end.offset;
    }

    private double overLast(Stop end) {
        return metres[graph.to[end.e]] + graph.metres[end.e] - end.offset;
    }

    /**
     * How a walk goes, told shortly: some numbers for each street, where its line has all its corners.
     *
     * @param overFirst it comes to the target over the first point of the target's edge
     * @param edges whole edges in between, from the target backwards; null when the walk stays on one edge or there is none
     * @param reached false when there is none
     */
    record Trace(Snap from, Snap to, boolean reached, boolean overFirst, int @Nullable [] edges) {}

    /** How the walk to one of the targets of the last run goes. */
    Trace trace(Snap target) {
        var end = stop(target);
        double least = metresTo(target);
        if (least == Double.POSITIVE_INFINITY || least == along(end)) {
            return new Trace(start.snap, target, least < Double.POSITIVE_INFINITY, false, null);
        }
        boolean overFirst = overFirst(end) <= overLast(end);
        var edges = new int[16];
        int size = 0;
        int node = overFirst ? graph.from[end.e] : graph.to[end.e];
        while (reachedBy[node] != NONE) {
            edges = size == edges.length ? Arrays.copyOf(edges, 2 * size) : edges;
            edges[size++] = reachedBy[node];
            node = graph.other(reachedBy[node], node);
        }
        return new Trace(start.snap, target, true, overFirst, Arrays.copyOf(edges, size));
    }

    /** The line of a walk, from stop to stop; empty when there is none. */
    static LineString drawn(StreetGraph graph, Trace trace) {
        var start = stop(graph, trace.from);
        var end = stop(graph, trace.to);
        var factory = graph.edges[end.e].line().getFactory();
        if (!trace.reached) {
            return factory.createLineString();
        }
        var backwards = new CoordinateList(); // from the target to the start, since edges know who reached them
        backwards.add(end.snap.onStreet().getCoordinate().copy(), false);
        if (trace.edges == null) {
            stretch(graph, backwards, end.e, end.offset, start.offset);
        } else {
            stretch(graph, backwards, end.e, end.offset, trace.overFirst ? 0 : graph.metres[end.e]);
            int node = trace.overFirst ? graph.from[end.e] : graph.to[end.e];
            for (int e : trace.edges) {
                whole(graph, backwards, e, graph.to[e] == node);
                node = graph.other(e, node);
            }
            boolean fromFirst = node == graph.from[start.e]
                    && (node != graph.to[start.e] || start.offset <= graph.metres[start.e] - start.offset);
            stretch(graph, backwards, start.e, fromFirst ? 0 : graph.metres[start.e], start.offset);
        }
        return factory.createLineString(finished(backwards, start));
    }

    private static void whole(StreetGraph graph, CoordinateList to, int e, boolean againstTheLine) {
        var line = graph.edges[e].line();
        for (int i = 0; i < line.getNumPoints(); i++) {
            to.add(
                    line.getCoordinateN(againstTheLine ? line.getNumPoints() - 1 - i : i)
                            .copy(),
                    false);
        }
    }

    private static void stretch(StreetGraph graph, CoordinateList to, int e, double fromMetres, double toMetres) {
        var line = graph.edges[e].line();
        var part = new LengthIndexedLine(line).extractLine(fromMetres, toMetres);
        to.add(part.getCoordinates(), false);
    }

    /** Turned round; begins and ends exactly at the stops, with two points at least. */
    private static Coordinate[] finished(CoordinateList backwards, Stop start) {
        backwards.add(start.snap.onStreet().getCoordinate().copy(), backwards.size() < 2);
        var line = backwards.toCoordinateArray();
        for (int i = 0, j = line.length - 1; i < j; i++, j--) {
            var swap = line[i];
            line[i] = line[j];
            line[j] = swap;
        }
        return line;
    }
}
