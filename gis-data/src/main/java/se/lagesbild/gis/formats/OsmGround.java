package se.lagesbild.gis.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import se.lagesbild.gis.formats.OsmKinds.Drawn;
import se.lagesbild.gis.formats.OsmKinds.Kind;
import se.lagesbild.gis.formats.OsmShapes.Joined;
import se.lagesbild.gis.formats.OsmShapes.Line;
import se.lagesbild.gis.formats.OsmShapes.Meaning;
import se.lagesbild.gis.geo.Crs;

/**
 * Reads the ground (buildings, water, green, ...) and the places (schools, squares, stations, ...) of an OpenStreetMap extract,
 * {@code .osm.pbf} or XML ({@code .osm}, {@code .osm.gz}); which tags make which kind stands in {@code osm-ground.csv} and
 * {@code osm-places.csv}. The sea comes from the coastline, see {@link OsmSea}. What is shown from the result must say
 * "© OpenStreetMap contributors" (ODbL).
 *
 * <p>Held in memory while reading: all nodes, 16 bytes each, at most {@value OsmNodes#MOST}; 8 bytes for each corner of what is kept, at
 * most {@value OsmShapes#MOST_REFS}; and the result.
 */
public final class OsmGround {

    /**
     * @param ground without points
     * @param leftOut objects that are broken or cut off
     * @param asOf the state of the map, as its header says or else its newest way; null where neither does
     */
    public record Found(
            List<OsmThing> ground,
            List<OsmThing> places,
            List<LeftOut> leftOut,
            @Nullable Instant asOf) {}

    /**
     * @param id as of an {@link OsmThing}
     * @param code {@code not-closed}, {@code cut-off} (nodes or ways are missing in the extract), {@code crosses-itself}
     */
    public record LeftOut(String id, String code) {}

    private static final String BUILDING = "building";

    /** Buildings that may lie in the sea, however small the town is, and of each hundred. */
    private static final int FEW = 3;

    private static final int FEW_IN_A_HUNDRED = 2;

    private final OsmShapes shapes;
    private final Crs metric;
    private final List<OsmThing> ground = new ArrayList<>();
    private final List<OsmThing> places = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private OsmGround(OsmShapes shapes, Crs metric) {
        this.shapes = shapes;
        this.metric = metric;
    }

    /**
     * @param pbf a file of any size up to a large region
     * @param metric system of the geometries
     * @param progress hears how many objects were read so far, twice from the beginning
     * @throws OsmException says why the file cannot be read
     */
    public static Found read(Path pbf, Crs metric, Consumer<Long> progress) {
        try {
            var relations = new OsmShapes.Relations(progress);
            try (var in = Files.newInputStream(pbf)) {
                relations.read(in);
            }
            var shapes = new OsmShapes(relations.found(), progress);
            try (var in = Files.newInputStream(pbf)) {
                shapes.read(in);
            }
            return new OsmGround(shapes, metric).found(relations.found());
        } catch (OsmException e) {
            throw new OsmException("%s: %s".formatted(pbf, e.getMessage()), e);
        } catch (IOException e) {
            throw new OsmException("%s cannot be read: %s".formatted(pbf, e.getMessage()), e);
        }
    }

    private Found found(List<Joined> relations) {
        for (var spot : shapes.spots()) {
            var point = metric.from(Crs.WGS_84, spot.longitude(), spot.latitude());
            add("node-" + spot.id(), null, spot.meaning().place(), spot.meaning(), point);
        }
        shapes.lines().forEach(this::way);
        relations.forEach(this::relation);
        sea();
        return new Found(ground, places, leftOut, shapes.asOf() == null ? shapes.newest() : shapes.asOf());
    }

    private void way(Line way) {
        var id = "way-" + way.id();
        var nodes = way.nodes();
        var means = way.meaning();
        boolean closed = nodes.length > 3 && nodes[0] == nodes[nodes.length - 1];
        var asArea = closed && !way.neverArea() ? means : new Meaning(null, null, null);
        var groundArea = is(asArea.ground(), Drawn.LINE) ? null : asArea.ground();
        var placeArea = asArea.place();
        if (groundArea != null || placeArea != null) {
            area(id, List.of(nodes), List.of(), groundArea, placeArea, means);
        }
        var groundLine = groundArea == null ? means.ground() : null;
        var placeLine = placeArea == null ? means.place() : null;
        if (is(groundLine, Drawn.AREA) || is(placeLine, Drawn.AREA)) {
            leftOut.add(new LeftOut(id, "not-closed"));
        }
        groundLine = is(groundLine, Drawn.AREA) ? null : groundLine;
        placeLine = is(placeLine, Drawn.AREA) ? null : placeLine;
        if (groundLine != null || placeLine != null) {
            line(id, nodes, groundLine, placeLine, means);
        }
    }

    /** A gap in the coast is an end of it, see {@link OsmSea}. */
    private void sea() {
        var coast = new ArrayList<Coordinate[]>();
        for (var way : shapes.coast()) {
            for (var piece : pieces(way)) {
                coast.add(metric.from(Crs.WGS_84, piece).getCoordinates());
            }
        }
        var bounds = shapes.bounds() == null
                ? null
                : metric.from(Crs.WGS_84, Crs.WGS_84.geometries().toGeometry(shapes.bounds()))
                        .getEnvelopeInternal();
        var sea = OsmSea.of(coast, bounds, metric.geometries()).stream()
                .filter(this::holdsNoTown)
                .toList();
        for (int i = 0; i < sea.size(); i++) {
            ground.add(new OsmThing("sea-" + (i + 1), OsmSea.KIND, null, sea.get(i)));
        }
        if (sea.isEmpty() && !coast.isEmpty()) {
            leftOut.add(new LeftOut("sea", "not-closed"));
        }
    }

    /** Boathouses stand in the water; a coast that would put more of the town there is wrong. */
    private boolean holdsNoTown(Polygon sea) {
        var inside = new IndexedPointInAreaLocator(sea);
        long all = 0;
        long wet = 0;
        for (var thing : ground) {
            if (thing.kind().equals(BUILDING)) {
                all++;
                var at = thing.geometry().getCoordinate();
                wet += sea.getEnvelopeInternal().contains(at) && inside.locate(at) == Location.INTERIOR ? 1 : 0;
            }
        }
        return wet <= Math.max(FEW, all * FEW_IN_A_HUNDRED / 100);
    }

    private static boolean is(@Nullable Kind kind, Drawn drawn) {
        return kind != null && kind.drawn() == drawn;
    }

    /** What of the line lies in the extract. */
    private void line(String id, long[] nodes, @Nullable Kind asGround, @Nullable Kind asPlace, Meaning means) {
        var pieces = pieces(nodes);
        if (pieces.isEmpty()) {
            leftOut.add(new LeftOut(id, "cut-off"));
            return;
        }
        var degrees = pieces.size() == 1
                ? pieces.get(0)
                : Crs.WGS_84.geometries().createMultiLineString(pieces.toArray(LineString[]::new));
        add(id, asGround, asPlace, means, metric.from(Crs.WGS_84, degrees));
    }

    private List<LineString> pieces(long[] nodes) {
        var pieces = new ArrayList<LineString>();
        var piece = new ArrayList<Coordinate>();
        for (int i = 0; i <= nodes.length; i++) {
            int index = i < nodes.length ? shapes.nodes().indexOf(nodes[i]) : -1;
            if (index >= 0) {
                piece.add(at(index));
                continue;
            }
            if (piece.size() > 1) {
                pieces.add(Crs.WGS_84.geometries().createLineString(piece.toArray(Coordinate[]::new)));
            }
            piece.clear();
        }
        return pieces;
    }

    private void relation(Joined relation) {
        var id = "relation-" + relation.id();
        var means = relation.meaning();
        var asGround = is(means.ground(), Drawn.LINE) ? null : means.ground();
        var outer = parts(relation.outer());
        var inner = parts(relation.inner());
        if (outer == null || inner == null || outer.isEmpty()) {
            leftOut.add(new LeftOut(id, "cut-off"));
            return;
        }
        area(id, outer, inner, asGround, means.place(), means);
    }

    private @Nullable List<long[]> parts(Set<Long> ways) {
        var parts = new ArrayList<long[]>();
        for (long way : ways) {
            var nodes = shapes.member(way);
            if (nodes == null) {
                return null;
            }
            if (nodes.length > 1) {
                parts.add(nodes);
            }
        }
        return parts;
    }

    private void area(
            String id,
            List<long[]> outer,
            List<long[]> inner,
            @Nullable Kind asGround,
            @Nullable Kind asPlace,
            Meaning means) {
        var shells = OsmRings.of(outer);
        var holes = OsmRings.of(inner);
        if (shells.isEmpty() || holes.isEmpty()) {
            leftOut.add(new LeftOut(id, "not-closed"));
            return;
        }
        var shellAreas = polygons(shells.get());
        var holeAreas = polygons(holes.get());
        if (shellAreas == null || holeAreas == null) {
            leftOut.add(new LeftOut(id, "cut-off"));
            return;
        }
        if (shellAreas.isEmpty() || !sound(shellAreas) || !sound(holeAreas)) {
            leftOut.add(new LeftOut(id, "crosses-itself"));
            return;
        }
        add(id, asGround, asPlace, means, without(joined(shellAreas), holeAreas));
    }

    /** Null where a corner is missing. Slivers of no extent are no rings. */
    private @Nullable List<Polygon> polygons(List<long[]> rings) {
        var polygons = new ArrayList<Polygon>();
        for (var ring : rings) {
            var corners = new Coordinate[ring.length];
            for (int i = 0; i < ring.length; i++) {
                int index = shapes.nodes().indexOf(ring[i]);
                if (index < 0) {
                    return null;
                }
                corners[i] = at(index);
            }
            if (Arrays.stream(corners).distinct().count() > 2) {
                var degrees = Crs.WGS_84.geometries().createPolygon(corners);
                polygons.add((Polygon) metric.from(Crs.WGS_84, degrees));
            }
        }
        return polygons;
    }

    private static boolean sound(List<Polygon> polygons) {
        return polygons.stream().allMatch(polygon -> new IsValidOp(polygon).isValid());
    }

    private static Geometry joined(List<Polygon> polygons) {
        return polygons.size() == 1 ? polygons.get(0) : OverlayNGRobust.union(List.<Geometry>copyOf(polygons));
    }

    /** Holes may touch each other and the edge, as they do in OpenStreetMap. */
    private static Geometry without(Geometry area, List<Polygon> holes) {
        return holes.isEmpty() ? area : OverlayNGRobust.overlay(area, joined(holes), OverlayNG.DIFFERENCE);
    }

    private Coordinate at(int index) {
        return new Coordinate(shapes.nodes().longitude(index), shapes.nodes().latitude(index));
    }

    private void add(String id, @Nullable Kind asGround, @Nullable Kind asPlace, Meaning means, Geometry geometry) {
        if (geometry.isEmpty()) {
            return;
        }
        geometry.setSRID(metric.srid());
        if (asGround != null) {
            ground.add(new OsmThing(id, asGround.code(), means.name(), geometry));
        }
        if (asPlace != null) {
            places.add(new OsmThing(id, asPlace.code(), means.name(), geometry));
        }
    }
}
