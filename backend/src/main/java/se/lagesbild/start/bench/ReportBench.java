package se.lagesbild.start.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** How fast reports come in from phones: in batches, as an outbox sends them, and one at a time. */
final class ReportBench {
    private static final int ROWS = 2_000;
    /** What a phone sends at once. */
    private static final int BATCH = 50;

    private static final Instant WHEN = Instant.parse("2024-11-01T20:00:00Z");

    private final Store store;
    private final WebClient web;
    private final Lines lines;

    ReportBench(Store store, WebClient web, Lines lines) {
        this.store = store;
        this.web = web;
        this.lines = lines;
    }

    /** Leaves its reports in the table. @param longitude WGS 84, of the spot around which the reports lie, like latitude */
    void run(double longitude, double latitude, List<String> categories, long seed) throws SQLException {
        var random = new Random(seed);
        batches(features(ROWS, longitude, latitude, categories, random), BATCH); // warm
        double batched = perSecond(ROWS, batches(features(ROWS, longitude, latitude, categories, random), BATCH));
        double single = perSecond(ROWS, singly(features(ROWS, longitude, latitude, categories, random)));
        double inserted = perSecond(ROWS, store.insertIntoTwin(ROWS));
        store.dropTwin();
        lines.say(
                "Rapporter från telefoner: %.0f/s i knippen om %d (%.2f), %.0f/s en och en (%.2f); raderna ensamma i databasen, en transaktion var: %.0f/s",
                batched, BATCH, batched / inserted, single, single / inserted, inserted);
    }

    private record Feature(UUID id, String json) {}

    private static List<Feature> features(
            int rows, double longitude, double latitude, List<String> categories, Random random) {
        var features = new ArrayList<Feature>(rows);
        for (int i = 0; i < rows; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            features.add(new Feature(id, """
                    {"type":"Feature","id":"%s","geometry":{"type":"Point","coordinates":[%s,%s]},"properties":{"category":"%s",\
                    "occurredAt":"%s","positionKind":"GPS","positionAccuracy":8,"people":"FEW","note":"Mätning, rad %d vid hållplatsen"}}""".formatted(
                            id,
                            longitude + (random.nextDouble() - 0.5) / 50,
                            latitude + (random.nextDouble() - 0.5) / 100,
                            categories.get(i % categories.size()),
                            WHEN.plusSeconds(i),
                            i)));
        }
        return features;
    }

    private long batches(List<Feature> features, int size) {
        long start = System.nanoTime();
        for (int from = 0; from < features.size(); from += size) {
            var some = features.subList(from, Math.min(from + size, features.size()));
            web.send(
                    "POST",
                    "/api/observations/batch",
                    some.stream().map(Feature::json).toList().toString());
            lines.still("%d av %d rapporter", from, features.size());
        }
        return System.nanoTime() - start;
    }

    private long singly(List<Feature> features) {
        long start = System.nanoTime();
        for (var feature : features) {
            web.send("PUT", "/api/observations/" + feature.id(), feature.json());
        }
        return System.nanoTime() - start;
    }

    private static double perSecond(int rows, long nanos) {
        return rows / (nanos / 1e9);
    }
}
