package se.lagesbild.start.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.Streets;
import se.lagesbild.gis.formats.AreaFolder;
import se.lagesbild.gis.formats.OsmStreets;
import se.lagesbild.gis.formats.StreetEdge;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.network.StreetGraph;
import se.lagesbild.gis.network.StreetGraph.Snap;
import se.lagesbild.gis.network.WalkingMatrix;

/** The street network: a matrix of walks in a town, and an import of about a million edges. */
final class NetworkBench {
    private static final String TOWN = "oslo";
    private static final int COPIES = 33;
    private static final int STOPS = 60;
    private static final int WARM_UPS = 15;

    /** As often as {@link StatisticsBench#seconds} does it. */
    private static final int RUNS = 4;

    private static final double HALF_TOWN_METRES = 1_500;
    private static final double SNAP_METRES = 100;

    private final Lines lines;
    private final long seed;

    NetworkBench(Lines lines, long seed) {
        this.lines = lines;
        this.seed = seed;
    }

    /** @param pool null where its network is not ours to replace: then nothing is stored */
    void run(@Nullable DataSource pool, Streets streets) throws IOException, SQLException {
        var folder = AreaFolder.of(TOWN);
        var crs = folder.area().crs();
        List<StreetEdge> town;
        try (var in = folder.require("network.osm.pbf")) {
            town = OsmStreets.read(in, crs, n -> {});
        }
        lines.say("Gatunät, en kärna: %s, %,d sträckor", folder.area().name(), town.size());
        matrix(
                pool,
                town,
                crs.from(Crs.WGS_84, folder.area().longitude(), folder.area().latitude()));
        million(pool == null ? null : streets, folder, crs);
        System.gc(); // what is left here would count as memory of what is measured next
    }

    private void matrix(@Nullable DataSource pool, List<StreetEdge> town, Point centre) throws SQLException {
        var graph = StreetGraph.of(town);
        var stops = stops(graph, centre);
        double warming = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            warming += WalkingMatrix.between(graph, stops).metres(0, 1);
        }
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        double walks = StatisticsBench.seconds(() -> WalkingMatrix.between(graph, stops));
        double working = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6 / RUNS;
        var matrix = WalkingMatrix.between(graph, stops);
        double drawing = StatisticsBench.seconds(() -> {
            int points = 0;
            for (int i = 0; i < STOPS; i++) {
                for (int j = 0; j < i; j++) {
                    points += matrix.path(i, j).getNumPoints();
                }
            }
            return points;
        });
        lines.say(
                "  %d x %d gångvägar i en stad, varmt: %.1f ms (mål 200), %.1f ms av en kärna; alla %,d linjer ritade %.1f ms",
                STOPS, STOPS, 1e3 * walks, working, STOPS * (STOPS - 1) / 2, 1e3 * drawing);
        if (!(warming >= 0)) {
            lines.say("  någon plats nås inte");
        }
        if (pool == null) {
            lines.say("  pgRouting: inte jämfört, databasen är inte mätningens egen.");
        } else {
            beside(pool, town, graph, stops, walks);
        }
    }

    private List<Snap> stops(StreetGraph graph, Point centre) {
        var random = new Random(seed);
        var stops = new ArrayList<Snap>();
        while (stops.size() < STOPS) {
            var at = centre.getFactory()
                    .createPoint(new Coordinate(
                            centre.getX() + (2 * random.nextDouble() - 1) * HALF_TOWN_METRES,
                            centre.getY() + (2 * random.nextDouble() - 1) * HALF_TOWN_METRES));
            graph.snapToMain(at, SNAP_METRES).ifPresent(stops::add);
        }
        return stops;
    }

    /** The same streets in pgRouting, where the database has it: walks between the junctions nearest to the stops, without lines. */
    private void beside(DataSource pool, List<StreetEdge> town, StreetGraph graph, List<Snap> stops, double ours)
            throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            try (var has = statement.executeQuery("select 1 from pg_available_extensions where name = 'pgrouting'")) {
                if (!has.next()) {
                    lines.say("  pgRouting finns inte i databasen: inget att jämföra med.");
                    return;
                }
            }
            statement.execute("create extension if not exists pgrouting");
            statement.execute(
                    "create temporary table bench_edge (id bigint primary key, source bigint, target bigint, cost float8, reverse_cost float8)");
            try (var insert = connection.prepareStatement("insert into bench_edge values (?, ?, ?, ?, ?)")) {
                for (var edge : town) {
                    insert.setLong(1, edge.id());
                    insert.setLong(2, edge.fromNode());
                    insert.setLong(3, edge.toNode());
                    insert.setDouble(4, edge.metres());
                    insert.setDouble(5, edge.metres());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            var byId = town.stream().collect(Collectors.toMap(StreetEdge::id, edge -> edge));
            var junctions = stops.stream()
                    .map(stop -> byId.get(stop.edgeId()))
                    .map(StreetEdge::fromNode)
                    .toList();
            var sql =
                    "select start_vid, end_vid, agg_cost from pgr_dijkstraCostMatrix('select * from bench_edge', array[%s]::bigint[], false)"
                            .formatted(junctions.stream().map(String::valueOf).collect(Collectors.joining(",")));
            Map<List<Long>, Double> theirs = new HashMap<>();
            var samples = new Samples();
            for (int i = 0; i < 4; i++) {
                theirs.clear();
                long start = System.nanoTime();
                try (var rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        theirs.put(List.of(rows.getLong(1), rows.getLong(2)), rows.getDouble(3));
                    }
                }
                if (i > 0) {
                    samples.add(System.nanoTime() - start);
                }
            }
            // the same junctions here, for the difference
            var here = WalkingMatrix.between(
                    graph,
                    junctions.stream()
                            .map(node -> town.stream()
                                    .filter(edge -> edge.fromNode() == node)
                                    .findFirst()
                                    .orElseThrow())
                            .map(edge -> new Snap(edge.id(), 0, edge.line().getStartPoint(), 0, null))
                            .toList());
            double most = 0;
            for (int i = 0; i < STOPS; i++) {
                for (int j = 0; j < STOPS; j++) {
                    var cost = theirs.get(List.of(junctions.get(i), junctions.get(j)));
                    most = cost == null ? most : Math.max(most, Math.abs(cost - here.metres(i, j)));
                }
            }
            lines.say(
                    "  pgRouting, %,d gångvägar mellan korsningarna intill, utan linjer: %.0f ms, kvot %.1f, största skillnad %.0e m",
                    theirs.size(), samples.medianMillis(), samples.medianMillis() / 1e3 / ours, most);
        }
    }

    private void million(@Nullable Streets streets, AreaFolder folder, Crs crs) throws IOException {
        var large = Files.createTempFile("lagesbild-bench-", ".osm.pbf");
        try {
            try (var in = folder.require("network.osm.pbf");
                    var out = new BufferedOutputStream(Files.newOutputStream(large))) {
                ExtractSideBySide.write(in, COPIES, out);
            }
            lines.say("  %d kopior bredvid varandra, %d MB", COPIES, Files.size(large) >> 20);
            reading(large, crs);
            if (streets != null) {
                storing(large, streets);
            }
        } finally {
            Files.deleteIfExists(large);
        }
    }

    private void reading(Path large, Crs crs) {
        System.gc();
        Machine.heapPeakMegabytes();
        long start = System.nanoTime();
        var edges = OsmStreets.read(large, crs, n -> lines.still("%,d objekt lästa", n));
        double read = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        var graph = StreetGraph.of(edges);
        double made = (System.nanoTime() - start) / 1e9;
        lines.say(
                "  läsning: %,d sträckor på %.1f s, %,.0f i sekunden; graf i minnet på %.1f s, %,d delar; heap högst %d MB",
                edges.size(), read, edges.size() / read, made, graph.components(), Machine.heapPeakMegabytes());
    }

    /** As the command line does it: streets, ground and places, read and stored in one transaction. */
    private void storing(Path large, Streets streets) {
        System.gc();
        Machine.heapPeakMegabytes();
        long start = System.nanoTime();
        var done = streets.replace(large, "mätning", n -> lines.still("%,d objekt lästa", n));
        double took = (System.nanoTime() - start) / 1e9;
        int edges = done.network().segments();
        lines.say(
                "  import till PostGIS: %,d sträckor på %.1f s, %,.0f i sekunden (mål 10 000), heap högst %d MB av %d (mål 2048)",
                edges,
                took,
                edges / took,
                Machine.heapPeakMegabytes(),
                Runtime.getRuntime().maxMemory() >> 20);
        start = System.nanoTime();
        var graph = streets.graph(Viewer.system("bench")).orElseThrow();
        lines.say(
                "  åter från PostGIS till minnet: %,d sträckor på %.1f s, heap högst %d MB",
                graph.edges(), (System.nanoTime() - start) / 1e9, Machine.heapPeakMegabytes());
    }
}
