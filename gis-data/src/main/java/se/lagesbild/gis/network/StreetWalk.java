package se.lagesbild.gis.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import se.lagesbild.gis.network.StreetGraph.Snap;

/**
 * The shortest walk from one place to another, told street by street.
 *
 * @param metres its length
 * @param line from the first place to the last, in the graph's system
 * @param runs in walking order, at least one; their lengths add up to that of the walk
 */
public record StreetWalk(double metres, LineString line, List<Run> runs) {
    /** Metres; a crossing or the gap between two pavements is no street of its own. */
    private static final double TOO_SHORT = 25;

    /** Metres on either side of a corner that its direction is taken from. */
    private static final double CORNER = 12;

    /**
     * A part of the walk along one street.
     *
     * @param street its name, else that of the nearest street with a name within 30 m, else null: a path
     * @param bearing direction of its first metres, degrees clockwise from grid north, 0 to 360
     * @param turn from the direction that was come by, degrees, more than 0 to the right; -180 to 180, and 0 for the first
     */
    public record Run(@Nullable String street, double metres, double bearing, double turn) {}

    private record Piece(@Nullable String street, double metres) {}

    /**
     * One walk for each pair of neighbours; empty where no street leads from one to the other, and where both are one place.
     *
     * @param stops places of this graph, in walking order
     */
    public static List<Optional<StreetWalk>> along(StreetGraph graph, List<Snap> stops) {
        var walks = new ArrayList<Optional<StreetWalk>>();
        if (stops.size() > 1) {
            var search = new ShortestWalks(graph, stops.get(0));
            for (int i = 1; i < stops.size(); i++) {
                search.run(stops.get(i - 1), List.of(stops.get(i)));
                walks.add(told(graph, search, stops.get(i - 1), stops.get(i)));
            }
        }
        return walks;
    }

    private static Optional<StreetWalk> told(StreetGraph graph, ShortestWalks search, Snap from, Snap to) {
        double metres = search.metresTo(to);
        if (!(metres > 0) || metres == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        var trace = search.trace(to);
        var line = ShortestWalks.drawn(graph, trace);
        return Optional.of(new StreetWalk(metres, line, runs(joined(pieces(graph, trace, metres, from, to)), line)));
    }

    private static List<Piece> pieces(StreetGraph graph, ShortestWalks.Trace trace, double metres, Snap from, Snap to) {
        int start = graph.edge(from.edgeId());
        int end = graph.edge(to.edgeId());
        if (trace.edges() == null) {
            return List.of(new Piece(name(graph, start), metres));
        }
        double last = trace.overFirst() ? to.offsetMetres() : graph.metres[end] - to.offsetMetres();
        double between = 0;
        for (int e : trace.edges()) {
            between += graph.metres[e];
        }
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece(name(graph, start), Math.max(0, metres - between - last)));
        for (int i = trace.edges().length - 1; i >= 0; i--) { // they come from the target backwards
            pieces.add(new Piece(name(graph, trace.edges()[i]), graph.metres[trace.edges()[i]]));
        }
        pieces.add(new Piece(name(graph, end), Math.max(0, last)));
        return pieces;
    }

    private static @Nullable String name(StreetGraph graph, int e) {
        var middle = new LengthIndexedLine(graph.edges[e].line()).extractPoint(graph.metres[e] / 2);
        return graph.index.street(new StreetIndex.Hit(e, graph.metres[e] / 2, middle, 0));
    }

    /** Neighbours of one name are one; what is too short goes with what came before it, at the beginning with what follows. */
    private static List<Piece> joined(List<Piece> pieces) {
        var named = new ArrayList<Piece>();
        pieces.forEach(piece -> add(named, piece));
        var enough = new ArrayList<Piece>();
        double carried = 0;
        for (var piece : named) {
            if (piece.metres >= TOO_SHORT) {
                add(enough, new Piece(piece.street, piece.metres + carried));
                carried = 0;
            } else if (enough.isEmpty()) {
                carried += piece.metres;
            } else {
                var before = enough.remove(enough.size() - 1);
                enough.add(new Piece(before.street, before.metres + piece.metres));
            }
        }
        if (enough.isEmpty()) {
            var longest =
                    named.stream().reduce((a, b) -> b.metres > a.metres ? b : a).orElseThrow();
            return List.of(new Piece(
                    longest.street, named.stream().mapToDouble(Piece::metres).sum()));
        }
        return enough;
    }

    private static void add(List<Piece> to, Piece piece) {
        var before = to.isEmpty() ? null : to.get(to.size() - 1);
        if (before != null && Objects.equals(before.street, piece.street)) {
            to.set(to.size() - 1, new Piece(before.street, before.metres + piece.metres));
        } else {
            to.add(piece);
        }
    }

    private static List<Run> runs(List<Piece> pieces, LineString line) {
        var along = new LengthIndexedLine(line);
        double whole = line.getLength();
        var runs = new ArrayList<Run>();
        double at = 0;
        for (var piece : pieces) {
            double here = bearing(along.extractPoint(at), along.extractPoint(Math.min(whole, at + CORNER)));
            double turn = 0;
            if (!runs.isEmpty()) {
                double before = bearing(along.extractPoint(Math.max(0, at - CORNER)), along.extractPoint(at));
                turn = (here - before + 540) % 360 - 180;
            }
            runs.add(new Run(piece.street, piece.metres, here, turn));
            at = Math.min(whole, at + piece.metres);
        }
        return List.copyOf(runs);
    }

    private static double bearing(Coordinate from, Coordinate to) {
        return (Math.toDegrees(Math.atan2(to.x - from.x, to.y - from.y)) + 360) % 360;
    }
}
