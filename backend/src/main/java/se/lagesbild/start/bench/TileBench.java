package se.lagesbild.start.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import se.lagesbild.gis.geo.TileAddress;

/** Tiles over HTTP, in turn with the statement that the program sent for each of them, sent to the database directly. */
final class TileBench {
    private static final int[] LEVELS = {10, 11, 12, 13, 14, 15, 16};
    private static final int ROUNDS = 15;
    private static final int WARM_UP_TILES = 400;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final long LONGEST_PER_LEVEL_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** Below this the way through HTTP, rights and log weighs more than the query; the goal is set for what costs more. */
    private static final double WEIGHTY_MILLIS = 5;

    private final WebClient web;
    private final RecordingDataSource pool;
    private final Lines lines;

    TileBench(WebClient web, RecordingDataSource pool, Lines lines) {
        this.web = web;
        this.pool = pool;
        this.lines = lines;
    }

    /** A tile that is not empty, and what the program sends for it. */
    private record Tile(String path, RecordingDataSource.Statement statement, int wireBytes, int rawBytes) {}

    /**
     * All levels of one filter.
     *
     * @param http times over HTTP; {@code direct} of the same requests at the database
     * @param weighty ratios of the medians of each tile that costs the database 5 ms or more, smallest first
     * @param weightyFastest the same of the fastest times, in which other work on the machine shows least
     */
    record Figures(Samples http, Samples direct, List<Double> weighty, List<Double> weightyFastest) {}

    Figures run(String name, String query, double longitude, double latitude) throws SQLException {
        var all = new Figures(new Samples(), new Samples(), new ArrayList<>(), new ArrayList<>());
        lines.say("Rutor, %s", name);
        lines.say("  nivå rutor  största KB (packad)    HTTP/s     p50     p95  PostGIS p50     p95   kvot  snabbaste");
        try (var connection = pool.getConnection()) {
            warmUp(query, longitude, latitude);
            for (int level : LEVELS) {
                var tiles = new ArrayList<Tile>();
                for (var address : TileTour.around(longitude, latitude, level)) {
                    var tile = warm(address, query, connection);
                    if (tile.rawBytes() > 0) {
                        tiles.add(tile);
                    }
                    lines.still("nivå %d värms upp", level);
                }
                level(level, tiles, connection, all);
            }
        }
        all.weighty().sort(null);
        all.weightyFastest().sort(null);
        return all;
    }

    /** Java compiles what it often runs, and the database plans a statement anew the first five times on each connection. */
    private void warmUp(String query, double longitude, double latitude) {
        long until = System.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; i < WARM_UP_TILES && System.nanoTime() < until; i++) {
            var tiles = TileTour.around(longitude, latitude, i % 2 == 0 ? 13 : 16);
            web.get(path(tiles.get(i / 2 % tiles.size()), query));
            lines.still("uppvärmning, %d av %d rutor", i + 1, WARM_UP_TILES);
        }
    }

    private static String path(TileAddress address, String query) {
        return "/ogc/collections/observations/tiles/WebMercatorQuad/%d/%d/%d%s"
                .formatted(address.z(), address.row(), address.column(), query.isEmpty() ? "" : "?" + query);
    }

    private Tile warm(TileAddress address, String query, Connection connection) throws SQLException {
        var path = path(address, query);
        var wire = new int[1];
        var statement = pool.during(() -> wire[0] = web.get(path).length).stream()
                .filter(sent -> sent.sql().contains("ST_AsMVT("))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(path + " frågade inte databasen."));
        return new Tile(path, statement, wire[0], statement.bytes(connection).length);
    }

    private void level(int level, List<Tile> tiles, Connection connection, Figures all) throws SQLException {
        var http = new Samples();
        var direct = new Samples();
        var ofTile = new ArrayList<Samples[]>();
        tiles.forEach(tile -> ofTile.add(new Samples[] {new Samples(), new Samples()}));
        long until = System.nanoTime() + LONGEST_PER_LEVEL_NANOS;
        for (int round = 0; round < ROUNDS && (round < 2 || System.nanoTime() < until); round++) {
            for (int i = 0; i < tiles.size() && (round < 2 || System.nanoTime() < until); i++) {
                // A B, then B A: whoever comes second finds the pages warm
                for (int turn = 0; turn < 2; turn++) {
                    boolean overHttp = (round + turn) % 2 == 0;
                    long start = System.nanoTime();
                    if (overHttp) {
                        web.get(tiles.get(i).path());
                    } else {
                        tiles.get(i).statement().bytes(connection);
                    }
                    ofTile.get(i)[overHttp ? 0 : 1].add(System.nanoTime() - start);
                }
                lines.still("nivå %d, varv %d av %d", level, round + 1, ROUNDS);
            }
        }
        for (var samples : ofTile) {
            http.addAll(samples[0]);
            direct.addAll(samples[1]);
            if (samples[1].medianMillis() >= WEIGHTY_MILLIS) {
                all.weighty().add(samples[0].medianMillis() / samples[1].medianMillis());
                all.weightyFastest().add(samples[0].fastestMillis() / samples[1].fastestMillis());
            }
        }
        all.http().addAll(http);
        all.direct().addAll(direct);
        lines.say(
                "  %4d %5d %11d (%6d) %9.0f %7.1f %7.1f %12.1f %7.1f %6.2f %10.2f",
                level,
                tiles.size(),
                tiles.stream().mapToInt(Tile::rawBytes).max().orElse(0) / 1024,
                tiles.stream().mapToInt(Tile::wireBytes).max().orElse(0) / 1024,
                http.perSecond(),
                http.medianMillis(),
                http.percentileMillis(95),
                direct.medianMillis(),
                direct.percentileMillis(95),
                http.medianMillis() / direct.medianMillis(),
                http.fastestMillis() / direct.fastestMillis());
    }
}
