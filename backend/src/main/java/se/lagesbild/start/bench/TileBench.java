package se.lagesbild.start.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import se.lagesbild.gis.geo.TileAddress;

/**
 * Tiles over HTTP, in turn with the tile of the same content that PostGIS makes when asked directly. Each round of filtered tiles asks for a
 * period of its own, so that nothing was kept from the round before; the nine tiles of a round share it, as those of a map do.
 */
final class TileBench {
    private static final int[] LEVELS = {8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final int LAST_CELL_LEVEL = 12;
    private static final int ROUNDS = 12;
    private static final int WARM_UP_TILES = 400;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final long LONGEST_PER_LEVEL_NANOS = TimeUnit.SECONDS.toNanos(6);

    private final WebClient web;
    private final DataSource pool;
    private final Lines lines;
    private final List<String> categories;
    private int filters;

    TileBench(WebClient web, DataSource pool, Lines lines, List<String> categories) {
        this.web = web;
        this.pool = pool;
        this.lines = lines;
        this.categories = List.copyOf(categories);
    }

    /**
     * All levels of one kind of filter.
     *
     * @param coarse requests a second over HTTP through those of PostGIS, smallest of the levels 8 to 13; {@code fine} of 14 to 16
     * @param again the same for tiles asked for again, levels to 12
     * @param slowest p95 over HTTP through p95 of PostGIS, largest of all levels
     */
    record Figures(Samples http, double coarse, double fine, double again, double slowest) {}

    Figures run(String name, boolean filtered, double longitude, double latitude) throws SQLException {
        var all = new Samples();
        var ratios = new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0};
        lines.say("Rutor, %s", name);
        lines.say(
                "  nivå rutor  största KB    HTTP/s     p50     p95   PostGIS/s     p50     p95  kvot/s  kvot p95   åter/s (304)  kvot");
        try (var connection = pool.getConnection()) {
            warmUp(filtered, longitude, latitude);
            for (int level : LEVELS) {
                var figures = level(level, filtered, longitude, latitude, connection);
                all.addAll(figures.http);
                double ratio = figures.http.perSecond() / figures.direct.perSecond();
                int group = level <= 13 ? 0 : 1;
                ratios[group] = Math.min(ratios[group], ratio);
                double again = figures.again.perSecond() / figures.direct.perSecond();
                if (level <= LAST_CELL_LEVEL) {
                    ratios[2] = Math.min(ratios[2], again);
                }
                double tail = figures.http.percentileMillis(95) / figures.direct.percentileMillis(95);
                ratios[3] = Math.max(ratios[3], tail);
                lines.say(
                        "  %4d %5d %11d %9.0f %7.1f %7.1f %11.0f %7.1f %7.1f %7.1f %9.2f %8.0f (%3d) %6.1f",
                        level,
                        figures.tiles,
                        figures.largest / 1024,
                        figures.http.perSecond(),
                        figures.http.medianMillis(),
                        figures.http.percentileMillis(95),
                        figures.direct.perSecond(),
                        figures.direct.medianMillis(),
                        figures.direct.percentileMillis(95),
                        ratio,
                        tail,
                        figures.again.perSecond(),
                        figures.notModified,
                        again);
            }
        }
        return new Figures(all, ratios[0], ratios[1], ratios[2], ratios[3]);
    }

    private static final class OfLevel {
        private final Samples http = new Samples();
        private final Samples direct = new Samples();
        private final Samples again = new Samples();
        private int tiles;
        private int largest;
        private int notModified;
    }

    private OfLevel level(int level, boolean filtered, double longitude, double latitude, Connection connection)
            throws SQLException {
        var figures = new OfLevel();
        var tiles = tilesWithContent(level, filtered, longitude, latitude);
        figures.tiles = tiles.size();
        long until = System.nanoTime() + LONGEST_PER_LEVEL_NANOS;
        for (int round = 0; round < ROUNDS && (round < 2 || System.nanoTime() < until); round++) {
            var filter = filter(filtered);
            for (var tile : tiles) {
                one(tile, filter, round % 2 == 0, connection, figures);
                lines.still("nivå %d, varv %d av %d", level, round + 1, ROUNDS);
            }
        }
        return figures;
    }

    /** A B, then B A: whoever comes second finds the pages warm. */
    private void one(Tile tile, TileFilter filter, boolean httpFirst, Connection connection, OfLevel figures)
            throws SQLException {
        var path = path(tile.address(), filter);
        var reference = new TileSql(tile.address(), tile.cells(), filter);
        for (int turn = 0; turn < 2; turn++) {
            long start = System.nanoTime();
            if (httpFirst == (turn == 0)) {
                web.get(path);
                figures.http.add(System.nanoTime() - start);
            } else {
                int bytes = reference.bytes(connection).length;
                figures.direct.add(System.nanoTime() - start);
                figures.largest = Math.max(figures.largest, bytes);
            }
        }
        var tag = web.tag(path);
        long start = System.nanoTime();
        figures.notModified += web.isNotModified(path, tag) ? 1 : 0;
        figures.again.add(System.nanoTime() - start);
    }

    private TileFilter filter(boolean filtered) {
        return filtered ? TileFilter.of(categories, filters++) : TileFilter.none();
    }

    /** @param cells whether they are counted in it, or each point is drawn */
    private record Tile(TileAddress address, boolean cells) {}

    private List<Tile> tilesWithContent(int level, boolean filtered, double longitude, double latitude) {
        var found = new ArrayList<Tile>();
        var filter = filter(filtered);
        for (var address : TileTour.around(longitude, latitude, level)) {
            var tile = web.getPlain(path(address, filter));
            if (tile.length > 0) {
                // only cells have the number of those in the port
                found.add(new Tile(address, new String(tile, StandardCharsets.ISO_8859_1).contains("\u0004port")));
            }
        }
        return found;
    }

    /** Java compiles what it often runs. */
    private void warmUp(boolean filtered, double longitude, double latitude) {
        long until = System.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; i < WARM_UP_TILES && System.nanoTime() < until; i++) {
            var tiles = TileTour.around(longitude, latitude, i % 2 == 0 ? 13 : 16);
            web.get(path(tiles.get(i / 2 % tiles.size()), filter(filtered)));
            lines.still("uppvärmning, %d av %d rutor", i + 1, WARM_UP_TILES);
        }
    }

    static String path(TileAddress address, TileFilter filter) {
        return "/ogc/collections/observations/tiles/WebMercatorQuad/%d/%d/%d%s"
                .formatted(address.z(), address.row(), address.column(), filter.query());
    }
}
