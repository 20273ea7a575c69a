package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class GeneratedFileTests {
    /** A triangle: half of its envelope lies outside. */
    private static final Coordinate[] TRIANGLE = {
        new Coordinate(13.0, 55.0), new Coordinate(13.4, 55.0), new Coordinate(13.0, 55.4), new Coordinate(13.0, 55.0)
    };

    private static final List<String> CODES = List.of("AAA-1", "BBB-2", "CCC-3", "DDD-4");

    @TempDir
    Path folder;

    private static GeneratedFile file(long seed) {
        return new GeneratedFile(seed, new GeometryFactory().createPolygon(TRIANGLE), 13.1, 55.1, CODES);
    }

    private List<String> lines(long seed, int rows) throws IOException {
        var csv = folder.resolve("rows.csv");
        file(seed).write(csv, rows, written -> {});
        return Files.readAllLines(csv);
    }

    @Test
    void writesTheSameForTheSameSeed() throws IOException {
        assertThat(lines(1, 500)).isEqualTo(lines(1, 500)).isNotEqualTo(lines(2, 500));
    }

    @Test
    void writesAsManyRowsAsAskedForAllInsideTheBoundaryAndThePeriod() throws IOException {
        var lines = lines(1, 2_000);
        assertThat(lines).hasSize(2_001);
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            var fields = line.split(",", -1);
            double x = Double.parseDouble(fields[2]);
            double y = Double.parseDouble(fields[3]);
            // six decimals round by up to half a millionth of a degree
            assertThat(x).isGreaterThanOrEqualTo(13.0 - 1e-6);
            assertThat(y).isGreaterThanOrEqualTo(55.0 - 1e-6);
            assertThat((x - 13.0) + (y - 55.0)).isLessThanOrEqualTo(0.4 + 2e-6);
            assertThat(fields[1]).isBetween("2020-01-01 00:00", "2024-12-31 23:59");
            assertThat(CODES).contains(fields[4]);
        });
    }

    @Test
    void makesTheFirstCategoriesCommonAndStillUsesTheLast() throws IOException {
        var lines = lines(1, 4_000);
        // the square of a number drawn evenly from 0 to 1 is under 1/4 in half of the cases, and over 3/4 in 1 -
        // sqrt(3/4) = 13 per cent
        assertThat(lines.stream().filter(line -> line.contains("AAA-1")).count())
                .isBetween(1_850L, 2_150L);
        assertThat(lines.stream().filter(line -> line.contains("DDD-4")).count())
                .isBetween(430L, 640L);
    }

    @Test
    void mapsEveryCategoryToItself() throws IOException {
        var yml = folder.resolve("mapping.yml");
        file(1).writeMapping(yml);
        assertThat(Files.readString(yml))
                .contains("source: " + GeneratedFile.SOURCE, "crs: EPSG:4326")
                .contains("  AAA-1: AAA-1\n", "  DDD-4: DDD-4\n");
    }
}
