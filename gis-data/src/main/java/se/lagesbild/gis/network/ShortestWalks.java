package se.lagesbild.gis.network;

import java.util.Arrays;
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
            for (int k = graph.first[node]; k < graph.first[node + 1]; k++) {
                int e = graph.incident[k];
                reach(graph.other(e, node), key + graph.metres[e], e);
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

    /** The line of the walk to one of the targets of the last run, from stop to stop; empty when there is none. */
    LineString pathTo(Snap target) {
        var end = stop(target);
        double least = metresTo(target);
        var factory = graph.edges[end.e].line().getFactory();
        if (least == Double.POSITIVE_INFINITY) {
            return factory.createLineString();
        }
        var backwards = new CoordinateList(); // from the target to the start, since edges know who reached them
        backwards.add(target.onStreet().getCoordinate().copy(), false);
        if (least == along(end)) {
            stretch(backwards, end.e, end.offset, start.offset);
        } else {
            boolean overFirst = overFirst(end) <= overLast(end);
            stretch(backwards, end.e, end.offset, overFirst ? 0 : graph.metres[end.e]);
            int node = overFirst ? graph.from[end.e] : graph.to[end.e];
            while (reachedBy[node] != NONE) {
                int e = reachedBy[node];
                int before = graph.other(e, node);
                boolean againstTheLine = graph.to[e] == node;
                stretch(backwards, e, againstTheLine ? graph.metres[e] : 0, againstTheLine ? 0 : graph.metres[e]);
                node = before;
            }
            boolean fromFirst = node == graph.from[start.e]
                    && (node != graph.to[start.e] || start.offset <= graph.metres[start.e] - start.offset);
            stretch(backwards, start.e, fromFirst ? 0 : graph.metres[start.e], start.offset);
        }
        return factory.createLineString(finished(backwards));
    }

    private void stretch(CoordinateList to, int e, double fromMetres, double toMetres) {
        var line = graph.edges[e].line();
        var part = new LengthIndexedLine(line).extractLine(fromMetres, toMetres);
        to.add(part.getCoordinates(), false);
    }

    /** Turned round; begins and ends exactly at the stops, with two points at least. */
    private Coordinate[] finished(CoordinateList backwards) {
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
