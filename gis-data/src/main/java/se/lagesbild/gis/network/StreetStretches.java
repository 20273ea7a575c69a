package se.lagesbild.gis.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.linemerge.LineMerger;

/**
 * Says of a place which stretches of street hold its events: "Storgatan mellan Kyrkogatan och Torggatan, 180 m". Pure, thread-safe.
 *
 * <p>Events go to the nearest street that has a name. Of each such street what lies within the place, and on to where its events lie, is
 * taken; pieces that meet at a junction make one stretch, and ends without events are cut off, segment by segment.
 */
public final class StreetStretches {
    private static final double AT_THE_END = 1e-6; // metres; what is nearer is the junction itself

    /** Events beside a street that only touches the place: one event alone has no length. */
    private static final double LEAST_METRES = 20;

    /** Lines of one street so near each other are its lanes. */
    private static final double LANES_WITHIN_METRES = 30;

    private final SegmentCounts counts;
    private final StreetGraph graph;

    private StreetStretches(SegmentCounts counts) {
        this.counts = counts;
        this.graph = counts.graph;
    }

    /**
     * A connected piece of one street, with the lanes beside it.
     *
     * @param street its name
     * @param n events on it, 1 or more
     * @param metres its length; what lies beside a longer line of it, 30 m at most, does not count again
     * @param line in the graph's system, SRID set, the longest part first; more than one where it branches or has lanes
     * @param between the two cross streets that it lies between, in the order of the alphabet; empty unless it has two ends and both have
     *     a named cross street, not the same, at most 150 m on
     */
    public record Stretch(String street, int n, double metres, MultiLineString line, List<String> between) {}

    /** What is taken of an edge, metres from its first point. */
    private record Span(double from, double to) {}

    /**
     * The stretches of one place, most events first, then the longest, then by name.
     *
     * @param x metres east of the place's events, in the graph's system; as many as {@code y} metres north
     * @param withinMetres events farther than this from every named street are on none
     * @param area the ground of the place, in the graph's system
     * @throws IllegalArgumentException if the area has another SRID
     */
    public static List<Stretch> of(StreetGraph graph, double[] x, double[] y, double withinMetres, Geometry area) {
        if (graph.edges() > 0 && area.getSRID() != graph.srid) {
            throw new IllegalArgumentException("the area has SRID %d, the streets have %d: transform it first"
                    .formatted(area.getSRID(), graph.srid));
        }
        return new StreetStretches(SegmentCounts.onNamed(graph, x, y, withinMetres)).within(area);
    }

    private List<Stretch> within(Geometry area) {
        Map<String, Map<Integer, Span>> streets = new TreeMap<>();
        spans(area).forEach((e, span) -> {
            var name = graph.edges[e].name();
            if (name != null) {
                streets.computeIfAbsent(name, n -> new TreeMap<>()).put(e, span);
            }
        });
        var stretches = new ArrayList<Stretch>();
        streets.forEach((name, spans) -> {
            var pieces = new ArrayList<Stretch>();
            for (var piece : pieces(spans)) {
                cutEmptyEnds(piece, spans);
                if (piece.stream().anyMatch(e -> counts.count(e) > 0)) { // an empty ring has no end to cut
                    pieces.add(stretch(name, piece, spans));
                }
            }
            stretches.addAll(withLanes(pieces));
        });
        stretches.sort(Comparator.comparingInt(Stretch::n)
                .thenComparingDouble(Stretch::metres)
                .reversed()
                .thenComparing(Stretch::street));
        return List.copyOf(stretches);
    }

    private Map<Integer, Span> spans(Geometry area) {
        Map<Integer, Span> spans = new HashMap<>();
        for (int e : graph.index.near(area.getEnvelopeInternal())) {
            var line = graph.edges[e].line();
            var inside = graph.edges[e].name() == null ? null : line.intersection(area);
            if (inside != null && inside.getLength() > 0) {
                var along = new LengthIndexedLine(line);
                for (var at : inside.getCoordinates()) {
                    double metres = along.project(at);
                    spans.merge(e, new Span(metres, metres), StreetStretches::both);
                }
            }
        }
        for (int i = 0; i < counts.edge.length; i++) {
            if (counts.edge[i] >= 0) {
                spans.merge(counts.edge[i], new Span(counts.offset[i], counts.offset[i]), StreetStretches::both);
            }
        }
        spans.replaceAll((e, span) -> longEnough(span, graph.metres[e]));
        return spans;
    }

    private static Span both(Span one, Span other) {
        return new Span(Math.min(one.from, other.from), Math.max(one.to, other.to));
    }

    private static Span longEnough(Span span, double whole) {
        double more = Math.max(0, LEAST_METRES - (span.to - span.from)) / 2;
        return new Span(Math.max(0, span.from - more), Math.min(whole, span.to + more));
    }

    private boolean reaches(Span span, int e, int node) {
        return (graph.from[e] == node && span.from <= AT_THE_END)
                || (graph.to[e] == node && span.to >= graph.metres[e] - AT_THE_END);
    }

    private List<Set<Integer>> pieces(Map<Integer, Span> spans) {
        var pieces = new ArrayList<Set<Integer>>();
        var seen = new HashSet<Integer>();
        for (int start : spans.keySet()) {
            if (seen.add(start)) {
                var piece = new TreeSet<Integer>();
                var open = new ArrayDeque<>(List.of(start));
                while (!open.isEmpty()) {
                    int e = open.remove();
                    piece.add(e);
                    for (int node : new int[] {graph.from[e], graph.to[e]}) {
                        for (int next : meeting(e, node, spans, spans.keySet())) {
                            if (seen.add(next)) {
                                open.add(next);
                            }
                        }
                    }
                }
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** Other edges of the piece that meet the edge at its node. */
    private List<Integer> meeting(int e, int node, Map<Integer, Span> spans, Set<Integer> piece) {
        var others = new ArrayList<Integer>();
        var span = spans.get(e);
        if (span != null && reaches(span, e, node)) {
            for (int k = graph.first[node]; k < graph.first[node + 1]; k++) {
                int other = graph.incident[k];
                var there = piece.contains(other) ? spans.get(other) : null;
                if (other != e && there != null && reaches(there, other, node)) {
                    others.add(other);
                }
            }
        }
        return others;
    }

    private void cutEmptyEnds(Set<Integer> piece, Map<Integer, Span> spans) {
        while (piece.removeIf(e -> counts.count(e) == 0 && !isBetween(e, spans, piece))) {
            continue; // the next ones may be ends now
        }
    }

    private boolean isBetween(int e, Map<Integer, Span> spans, Set<Integer> piece) {
        return !meeting(e, graph.from[e], spans, piece).isEmpty()
                && !meeting(e, graph.to[e], spans, piece).isEmpty();
    }

    private Stretch stretch(String name, Set<Integer> piece, Map<Integer, Span> spans) {
        var merger = new LineMerger();
        int n = 0;
        var ends = new ArrayList<CrossStreets.End>();
        for (int e : piece) {
            var span = spans.getOrDefault(e, new Span(0, graph.metres[e]));
            merger.add(new LengthIndexedLine(graph.edges[e].line()).extractLine(span.from, span.to));
            n += counts.count(e);
            if (meeting(e, graph.from[e], spans, piece).isEmpty()) {
                ends.add(new CrossStreets.End(e, graph.from[e], span.from));
            }
            if (meeting(e, graph.to[e], spans, piece).isEmpty()) {
                ends.add(new CrossStreets.End(e, graph.to[e], graph.metres[e] - span.to));
            }
        }
        var lines = new ArrayList<LineString>();
        for (var line : (Collection<?>) merger.getMergedLineStrings()) {
            lines.add((LineString) line);
        }
        return stretch(name, n, lines, new CrossStreets(graph, name).between(ends));
    }

    private static Stretch stretch(String name, int n, List<LineString> parts, List<String> between) {
        var lines = parts.stream()
                .sorted(Comparator.comparingDouble(LineString::getLength)
                        .reversed()
                        .thenComparing((one, other) -> one.compareTo(other)))
                .toArray(LineString[]::new);
        double metres = lines[0].getLength();
        Geometry known = lines[0];
        for (int i = 1; i < lines.length; i++) {
            // flat ends: what goes on where a line ends is no lane beside it
            var beside = known.buffer(LANES_WITHIN_METRES, 8, BufferParameters.CAP_FLAT);
            metres += lines[i].difference(beside).getLength();
            known = known.union(lines[i]);
        }
        return new Stretch(name, n, metres, lines[0].getFactory().createMultiLineString(lines), between);
    }

    /** Puts pieces of one street together that lie beside each other. */
    private static List<Stretch> withLanes(List<Stretch> pieces) {
        var open = new ArrayList<>(pieces);
        var whole = new ArrayList<Stretch>();
        while (!open.isEmpty()) {
            var one = open.remove(0);
            for (int i = 0; i < open.size(); i++) {
                if (one.line.isWithinDistance(open.get(i).line, LANES_WITHIN_METRES)) {
                    one = together(one, open.remove(i));
                    i = -1; // what was too far from the one may be near the two
                }
            }
            whole.add(one);
        }
        return whole;
    }

    private static Stretch together(Stretch one, Stretch other) {
        var lines = new ArrayList<LineString>();
        for (var line : List.of(one.line, other.line)) {
            for (int i = 0; i < line.getNumGeometries(); i++) {
                lines.add((LineString) line.getGeometryN(i));
            }
        }
        boolean same = one.between.equals(other.between);
        return stretch(one.street, one.n + other.n, lines, same ? one.between : List.of());
    }
}
