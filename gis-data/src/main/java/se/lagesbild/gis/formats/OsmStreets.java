package se.lagesbild.gis.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import se.lagesbild.gis.formats.OsmBlocks.FootWay;
import se.lagesbild.gis.geo.Crs;

/**
 * Reads streets and paths for people on foot from an OpenStreetMap extract, {@code .osm.pbf} or XML ({@code .osm}, {@code .osm.gz}). Squares
 * that are drawn as areas are walked along their edge. Ways meet where they share a node and nowhere else, so that a bridge and what it
 * crosses stay apart. One-way rules do not bind walkers; ferries and what is closed to them are left out, also streets on closed ground
 * (a fenced port) that say nothing themselves. What is shown from the result must say "© OpenStreetMap contributors" (ODbL).
 *
 * <p>The file is read twice, closed ground first. All nodes of the file are held in memory while it is read, 16 bytes each, at most {@value OsmNodes#MOST}.
 */
public final class OsmStreets {

    /** Pieces of one way that an edge's id has room for; a way has at most 2,000 nodes. */
    private static final int PIECES = 4096;

    private final OsmNodes nodes;
    private final OsmBlocks blocks;
    private final Crs metric;
    private final int[] used;
    private final List<StreetEdge> edges = new ArrayList<>();
    private long gateEnds;

    private OsmStreets(OsmBlocks blocks, Crs metric) {
        this.blocks = blocks;
        this.nodes = blocks.nodes();
        this.metric = metric;
        this.used = new int[nodes.size()];
    }

    /**
     * Reads the streets of a file.
     *
     * @param extract a file of any size up to a large region
     * @param metric system of the lines
     * @param progress hears how many objects (nodes, ways, relations) were read so far in the second reading, after each block of some
     *     thousand
     * @return edges that meet where ways share a node, in the order of the file; ways that leave the extract end at its edge
     * @throws OsmException says why the file cannot be read, or that it holds no street
     */
    public static List<StreetEdge> read(Path extract, Crs metric, Consumer<Long> progress) {
        try {
            return read(() -> Files.newInputStream(extract), metric, progress);
        } catch (OsmException e) {
            throw new OsmException("%s: %s".formatted(extract, e.getMessage()), e);
        } catch (IOException e) {
            throw new OsmException("%s cannot be read: %s".formatted(extract, e.getMessage()), e);
        }
    }

    /** As {@link #read(Path, Crs, Consumer)}, of a small file: all of it is held in memory. The caller closes the stream. */
    public static List<StreetEdge> read(InputStream extract, Crs metric, Consumer<Long> progress) {
        try {
            var bytes = extract.readAllBytes();
            return read(() -> new ByteArrayInputStream(bytes), metric, progress);
        } catch (IOException e) {
            throw new OsmException("the extract cannot be read: %s".formatted(e.getMessage()), e);
        }
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static List<StreetEdge> read(Source extract, Crs metric, Consumer<Long> progress) throws IOException {
        var closedGround = new OsmClosed.Relations(n -> {});
        try (var in = extract.open()) {
            closedGround.read(in);
        }
        var blocks = new OsmBlocks(closedGround, progress);
        try (var in = extract.open()) {
            blocks.read(in);
        }
        blocks.closed().close(blocks.nodes(), metric);
        var edges = new OsmStreets(blocks, metric).edges();
        if (edges.isEmpty()) {
            throw new OsmException("the extract holds no street or path that is open to people on foot");
        }
        return edges;
    }

    private List<StreetEdge> edges() {
        for (var way : blocks.ways()) {
            for (long node : way.nodes()) {
                int index = nodes.indexOf(node);
                if (index >= 0) {
                    used[index]++;
                }
            }
        }
        for (var way : blocks.ways()) {
            split(way);
        }
        return edges;
    }

    /** Cuts a way at junctions, at locked gates, and where nodes are missing because the extract ends. */
    private void split(FootWay way) {
        int piece = 0;
        long start = 0;
        var line = new ArrayList<Coordinate>();
        for (int i = 0; i < way.nodes().length; i++) {
            long node = way.nodes()[i];
            int index = nodes.indexOf(node);
            if (index < 0) {
                piece += add(way, piece, start, endBefore(way, i), line);
                line.clear();
                continue;
            }
            boolean gate = blocks.gates().contains(node);
            line.add(new Coordinate(nodes.longitude(index), nodes.latitude(index)));
            if (line.size() == 1) {
                start = gate ? --gateEnds : node;
            } else if (gate || used[index] > 1) {
                piece += add(way, piece, start, gate ? --gateEnds : node, line);
                line.subList(0, line.size() - 1).clear(); // the next piece begins where this one ends
                start = gate ? --gateEnds : node;
            }
        }
        add(way, piece, start, endBefore(way, way.nodes().length), line);
    }

    private long endBefore(FootWay way, int position) {
        return position == 0 ? 0 : way.nodes()[position - 1];
    }

    /** Adds what of it lies on open ground, when there are points enough for an edge; returns how many edges were added. */
    private int add(FootWay way, int piece, long from, long to, List<Coordinate> line) {
        if (line.size() < 2) {
            return 0;
        }
        var degrees = Crs.WGS_84.geometries().createLineString(line.toArray(Coordinate[]::new));
        var whole = (LineString) metric.from(Crs.WGS_84, degrees);
        var parts = way.invited() ? List.of(whole) : blocks.closed().open(whole);
        int added = 0;
        for (var part : parts) {
            if (piece + added >= PIECES) {
                throw new OsmException("way %d has more than %d junctions".formatted(way.id(), PIECES));
            }
            // where a fence cuts a street off, nothing else may be joined to it
            boolean fromStart = part.getCoordinateN(0).equals2D(whole.getCoordinateN(0));
            boolean toEnd = part.getCoordinateN(part.getNumPoints() - 1)
                    .equals2D(whole.getCoordinateN(whole.getNumPoints() - 1));
            edges.add(new StreetEdge(
                    way.id() * PIECES + piece + added,
                    fromStart ? from : --gateEnds,
                    toEnd ? to : --gateEnds,
                    way.name(),
                    way.highway(),
                    way.highway().equals("steps"),
                    part));
            added++;
        }
        return added;
    }
}
