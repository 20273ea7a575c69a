package se.lagesbild.start.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How many tiles a second come out when a few maps are moved about at once. */
final class LoadBench {
    private static final int AT_ONCE = 4;
    private static final int[] LEVELS = {12, 13, 14, 15, 16};
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final WebClient web;
    private final RecordingDataSource pool;
    private final Lines lines;

    LoadBench(WebClient web, RecordingDataSource pool, Lines lines) {
        this.web = web;
        this.pool = pool;
        this.lines = lines;
    }

    /** Tiles a second over HTTP and, the same ones, from the database directly. */
    record Figures(double http, double direct) {}

    private interface Work {
        void one(int i) throws SQLException;
    }

    Figures run(String filter, double longitude, double latitude) {
        var paths = new ArrayList<String>();
        var statements = new ArrayList<RecordingDataSource.Statement>();
        for (int level : LEVELS) {
            for (var tile : TileTour.around(longitude, latitude, level)) {
                var path = "/ogc/collections/observations/tiles/WebMercatorQuad/%d/%d/%d?%s"
                        .formatted(tile.z(), tile.row(), tile.column(), filter);
                paths.add(path);
                pool.during(() -> web.get(path)).stream()
                        .filter(sent -> sent.sql().contains("ST_AsMVT("))
                        .forEach(statements::add);
                lines.still("rutor för belastning värms upp");
            }
        }
        var http = new ArrayList<Double>();
        var direct = new ArrayList<Double>();
        for (int turn = 0; turn < 2; turn++) {
            http.add(perSecond(i -> web.get(paths.get(i % paths.size()))));
            direct.add(perSecond(i -> {
                try (var connection = pool.getConnection()) {
                    statements.get(i % statements.size()).bytes(connection);
                }
            }));
        }
        var figures = new Figures(mean(http), mean(direct));
        lines.say(
                "Belastning: %d åt gången, filtrerade rutor på nivå 12-16: %.0f rutor/s över HTTP, %.0f direkt ur PostGIS (%.2f)",
                AT_ONCE, figures.http(), figures.direct(), figures.http() / figures.direct());
        return figures;
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
