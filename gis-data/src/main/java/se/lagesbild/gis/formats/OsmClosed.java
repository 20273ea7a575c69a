package se.lagesbild.gis.formats;

import crosby.binary.Osmformat.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import se.lagesbild.gis.geo.Crs;

/**
 * Ground that the public may not enter, as a fenced port: what of a street lies on it is left out, though the street itself says nothing. Filled
 * while the file goes by, then {@link #close closed} and only read.
 */
final class OsmClosed {
    /** Outlines are often drawn along the middle of the street beside: that one stays. */
    private static final double EDGE_METRES = 1;

    /** What is left of a street on the way to the fence, and shorter, leads nowhere. */
    private static final double LEAST_METRES = 1;

    /** Ways that together are the outline of closed ground. */
    private record Outline(Set<Long> outer, Set<Long> inner) {}

    /** The first reading: ground that is put together from several ways, which come before it in the file. */
    static final class Relations extends OsmPass {
        private final List<Outline> found = new ArrayList<>();

        Relations(Consumer<Long> progress) {
            super(progress);
        }

        @Override
        protected void parseRelations(List<Relation> list) {
            for (var relation : list) {
                var tags = tags(relation.getKeysList(), relation.getValsList());
                if (tags.getOrDefault("type", "").equals("multipolygon") && FootAccess.closedGround(tags)) {
                    var outline = new Outline(new LinkedHashSet<>(), new LinkedHashSet<>());
                    long id = 0;
                    for (int i = 0; i < relation.getMemidsCount(); i++) {
                        id += relation.getMemids(i);
                        if (relation.getTypes(i) == Relation.MemberType.WAY) {
                            boolean hole =
                                    getStringById(relation.getRolesSid(i)).equals("inner");
                            (hole ? outline.inner : outline.outer).add(id);
                        }
                    }
                    found.add(outline);
                }
            }
            super.parseRelations(list);
        }
    }

    private final List<Outline> outlines;
    private final Set<Long> members = new HashSet<>();
    private final Map<Long, long[]> memberNodes = new HashMap<>();
    private final List<long[]> rings = new ArrayList<>();
    private final STRtree tree = new STRtree();

    OsmClosed(Relations first) {
        outlines = first.found;
        outlines.forEach(outline -> {
            members.addAll(outline.outer);
            members.addAll(outline.inner);
        });
    }

    /** Hears of each way of the file. */
    void way(long id, long[] nodes, Map<String, String> tags) {
        if (members.contains(id)) {
            memberNodes.put(id, nodes);
        }
        if (nodes.length > 3 && nodes[0] == nodes[nodes.length - 1] && FootAccess.closedGround(tags)) {
            rings.add(nodes);
        }
    }

    /** True for ways whose nodes are wanted. */
    boolean wants(long id, Map<String, String> tags) {
        return members.contains(id) || FootAccess.closedGround(tags);
    }

    /** Puts the outlines together; those that lack corners or cross themselves close nothing. */
    void close(OsmNodes nodes, Crs metric) {
        rings.forEach(ring -> add(polygons(List.of(ring), nodes, metric), List.of()));
        outlines.forEach(outline -> {
            var outer = OsmRings.of(parts(outline.outer));
            var inner = OsmRings.of(parts(outline.inner));
            if (outer.isPresent() && inner.isPresent()) {
                add(polygons(outer.get(), nodes, metric), polygons(inner.get(), nodes, metric));
            }
        });
        tree.build();
    }

    private List<long[]> parts(Set<Long> ways) {
        var parts = new ArrayList<long[]>();
        for (long way : ways) {
            var nodes = memberNodes.get(way);
            if (nodes != null && nodes.length > 1) {
                parts.add(nodes);
            }
        }
        return parts;
    }

    private static List<Polygon> polygons(List<long[]> rings, OsmNodes nodes, Crs metric) {
        var polygons = new ArrayList<Polygon>();
        for (var ring : rings) {
            var corners = new ArrayList<Coordinate>();
            for (long node : ring) {
                int index = nodes.indexOf(node);
                if (index >= 0) {
                    corners.add(new Coordinate(nodes.longitude(index), nodes.latitude(index)));
                }
            }
            if (corners.size() == ring.length && corners.stream().distinct().count() > 2) {
                var degrees = Crs.WGS_84.geometries().createPolygon(corners.toArray(Coordinate[]::new));
                var polygon = (Polygon) metric.from(Crs.WGS_84, degrees);
                if (new IsValidOp(polygon).isValid()) {
                    polygons.add(polygon);
                }
            }
        }
        return polygons;
    }

    private void add(List<Polygon> outer, List<Polygon> inner) {
        for (var polygon : outer) {
            Geometry ground = polygon;
            for (var hole : inner) {
                ground = OverlayNGRobust.overlay(ground, hole, OverlayNG.DIFFERENCE);
            }
            ground = ground.buffer(-EDGE_METRES);
            if (!ground.isEmpty()) {
                tree.insert(ground.getEnvelopeInternal(), PreparedGeometryFactory.prepare(ground));
            }
        }
    }

    /**
     * What of the line lies on open ground, each part in the line's direction, in its order; the line itself where all of it does.
     *
     * @param line in the system that the ground was closed in
     */
    List<LineString> open(LineString line) {
        Geometry left = line;
        for (var hit : tree.query(line.getEnvelopeInternal())) {
            var ground = (PreparedGeometry) hit;
            if (ground.intersects(line)) {
                left = OverlayNGRobust.overlay(left, ground.getGeometry(), OverlayNG.DIFFERENCE);
            }
        }
        return left.equals((Object) line) ? List.of(line) : LineParts.of(left, line, LEAST_METRES);
    }
}
