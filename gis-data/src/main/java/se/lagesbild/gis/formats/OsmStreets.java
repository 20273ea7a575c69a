package se.lagesbild.gis.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import se.lagesbild.gis.formats.OsmBlocks.FootWay;
import se.lagesbild.gis.geo.Crs;

/**
 * Reads streets and paths for people on foot from an OpenStreetMap extract in {@code .osm.pbf}. Squares that are drawn as
 * areas are walked along their edge. What is shown from the result must say "© OpenStreetMap contributors" (ODbL).
 *
 * <p>All nodes of the file are held in memory while it is read, 16 bytes each, at most {@value OsmNodes#MOST}.
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
     * @param pbf a file of any size up to a large region
     * @param metric system of the lines
     * @param progress hears how many objects (nodes, ways, relations) were read so far, after each block of some thousand
     * @return edges that meet where ways share a node, in the order of the file; ways that leave the extract end at its edge
     * @throws OsmException says why the file cannot be read, or that it holds no street
     */
    public static List<StreetEdge> read(Path pbf, Crs metric, Consumer<Long> progress) {
        try (var in = Files.newInputStream(pbf)) {
            return read(in, metric, progress);
        } catch (OsmException e) {
            throw new OsmException("%s: %s".formatted(pbf, e.getMessage()), e);
        } catch (IOException e) {
            throw new OsmException("%s cannot be read: %s".formatted(pbf, e.getMessage()), e);
        }
    }

    /** As {@link #read(Path, Crs, Consumer)}; the caller closes the stream. */
    public static List<StreetEdge> read(InputStream pbf, Crs metric, Consumer<Long> progress) {
        var blocks = new OsmBlocks(progress);
        blocks.read(pbf);
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

    /** Adds an edge when there are points enough for one; returns how many were added. */
    private int add(FootWay way, int piece, long from, long to, List<Coordinate> line) {
        if (line.size() < 2) {
            return 0;
        }
        if (piece >= PIECES) {
            throw new OsmException("way %d has more than %d junctions".formatted(way.id(), PIECES));
        }
        var degrees = Crs.WGS_84.geometries().createLineString(line.toArray(Coordinate[]::new));
        edges.add(new StreetEdge(
                way.id() * PIECES + piece,
                from,
                to,
                way.name(),
                way.highway(),
                way.highway().equals("steps"),
                metric.from(Crs.WGS_84, degrees)));
        return 1;
    }
}
