package se.lagesbild.start.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import se.lagesbild.gis.geo.TileAddress;

/** How many tiles a second come out when a few maps are moved about at once, each with a filter that nobody asked for before. */
final class LoadBench {
    private static final int AT_ONCE = 4;
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final WebClient web;
    private final DataSource pool;
    private final Lines lines;
    private final List<String> categories;
    private int turns;

    LoadBench(WebClient web, DataSource pool, Lines lines, List<String> categories) {
        this.web = web;
        this.pool = pool;
        this.lines = lines;
        this.categories = List.copyOf(categories);
    }

    /** Tiles a second over HTTP and, the same kind, from the database directly through the same pool. */
    record Figures(double http, double direct) {
        double ratio() {
            return http / direct;
        }
    }

    private interface Work {
        void one(int i) throws SQLException;
    }

    /** @param first level; @param last level, included; @param cells whether these levels count in cells */
    Figures run(int first, int last, boolean cells, double longitude, double latitude) {
        var tiles = new ArrayList<TileAddress>();
        for (int level = first; level <= last; level++) {
            tiles.addAll(TileTour.around(longitude, latitude, level));
        }
        var http = new ArrayList<Double>();
        var direct = new ArrayList<Double>();
        for (int turn = 0; turn < 2; turn++) {
            int now = turns++;
            http.add(perSecond(i -> web.get(TileBench.path(tiles.get(i % tiles.size()), filter(now, i)))));
            direct.add(perSecond(i -> {
                try (var connection = pool.getConnection()) {
                    var unused = new TileSql(tiles.get(i % tiles.size()), cells, filter(now, i)).bytes(connection);
                }
            }));
        }
        var figures = new Figures(mean(http), mean(direct));
        lines.say(
                "Belastning: %d åt gången, filtrerade rutor på nivå %d-%d: %.0f rutor/s över HTTP, %.0f direkt ur PostGIS (%.1f)",
                AT_ONCE, first, last, figures.http(), figures.direct(), figures.ratio());
        return figures;
    }

    /** Nine tiles share a filter, as those of a map do. */
    private TileFilter filter(int turn, int i) {
        return TileFilter.of(categories, 5_000 + 10_000 * turn + i / 9);
    }

    private static double perSecond(Work work) {
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long start = System.nanoTime();
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(CompletableFuture.runAsync(
                        () -> {
                            while (System.nanoTime() - start < TURN_NANOS) {
                                try {
                                    work.one(next.getAndIncrement());
                                } catch (SQLException e) {
                                    throw new CompletionException(e);
                                }
                            }
                        },
                        threads));
            }
            running.forEach(CompletableFuture::join);
            return next.get() / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
