package se.lagesbild.start.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Writes a CSV file of made-up observations as a source would send it, and the mapping that reads it. Half of them lie in forty clusters in
 * and around the town, the other half anywhere in the municipality. The same seed, area and count give the same bytes.
 */
final class GeneratedFile {
    /** Shown as the source of each row, and what tells them from anybody's own. */
    static final String SOURCE = "Mätning (påhittat)";

    /** First instant; fixed, so that the file and every question about it are the same at any time. */
    static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    /** First instant after the last. */
    static final Instant UNTIL = Instant.parse("2025-01-01T00:00:00Z");

    private static final int CLUSTERS = 40;

    /** Spread of the clusters' middles around the centre, degrees of latitude: 0.015 is 1.7 km. */
    private static final double TOWN_DEGREES = 0.015;

    private static final int TOLD_EVERY = 100_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Random random;
    private final List<String> categories;
    private final Envelope envelope;
    private final PointOnGeometryLocator boundary;
    private final double[][] clusters = new double[CLUSTERS][];
    private final double eastPerNorth;

    /**
     * @param boundary polygon, WGS 84
     * @param longitude of the town's centre, inside the boundary
     * @param latitude of the town's centre
     * @param categories codes; the first are drawn most often
     */
    GeneratedFile(long seed, Geometry boundary, double longitude, double latitude, List<String> categories) {
        this.random = new Random(seed);
        this.categories = List.copyOf(categories);
        this.envelope = boundary.getEnvelopeInternal();
        this.boundary = new IndexedPointInAreaLocator(boundary);
        this.eastPerNorth = 1 / Math.cos(Math.toRadians(latitude));
        for (int i = 0; i < CLUSTERS; i++) {
            // 0.0005 degrees are 55 m: the narrowest is a street corner, the widest a neighbourhood
            double spread = 0.0005 + 0.0025 * random.nextDouble();
            clusters[i] = new double[] {
                longitude + random.nextGaussian() * TOWN_DEGREES * eastPerNorth,
                latitude + random.nextGaussian() * TOWN_DEGREES,
                spread
            };
        }
    }

    /** @param progress told the number of rows written so far, now and then */
    void write(Path csv, int rows, IntConsumer progress) throws IOException {
        long seconds = UNTIL.getEpochSecond() - FROM.getEpochSecond();
        try (var out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            out.write("nr,tid,lon,lat,kategori,text\n");
            for (int i = 1; i <= rows; i++) {
                var point = point();
                var at = FROM.plusSeconds((long) (random.nextDouble() * seconds));
                // the square makes the first categories common and the last rare, as in a town
                double share = random.nextDouble();
                var code = categories.get((int) (share * share * categories.size()));
                out.write(i + "," + TIME.format(at) + "," + micro(point.x) + "," + micro(point.y) + "," + code
                        + (random.nextInt(5) == 0 ? ",påhittad rad " + i + " för mätning\n" : ",\n"));
                if (i % TOLD_EVERY == 0) {
                    progress.accept(i);
                }
            }
        }
    }

    void writeMapping(Path yml) throws IOException {
        var text = new StringBuilder("source: " + SOURCE + "\n" + """
                crs: EPSG:4326
                timeZone: UTC
                timeFormat: "yyyy-MM-dd HH:mm"
                columns: {x: lon, y: lat, time: tid, category: kategori, id: nr, note: text}
                categories:
                """);
        categories.forEach(
                code -> text.append("  ").append(code).append(": ").append(code).append('\n'));
        Files.writeString(yml, text);
    }

    private Coordinate point() {
        boolean clustered = random.nextBoolean();
        while (true) {
            Coordinate point;
            if (clustered) {
                var cluster = clusters[random.nextInt(CLUSTERS)];
                point = new Coordinate(
                        cluster[0] + random.nextGaussian() * cluster[2] * eastPerNorth,
                        cluster[1] + random.nextGaussian() * cluster[2]);
            } else {
                point = new Coordinate(
                        envelope.getMinX() + random.nextDouble() * envelope.getWidth(),
                        envelope.getMinY() + random.nextDouble() * envelope.getHeight());
            }
            if (boundary.locate(point) != Location.EXTERIOR) {
                return point;
            }
        }
    }

    /** Six decimals, 0.1 m, without the cost of a formatter. */
    private static String micro(double degrees) {
        long millionths = Math.round(degrees * 1e6);
        long whole = Math.abs(millionths) / 1_000_000;
        long rest = Math.abs(millionths) % 1_000_000;
        return (millionths < 0 ? "-" : "") + whole + "."
                + String.valueOf(1_000_000 + rest).substring(1);
    }
}
