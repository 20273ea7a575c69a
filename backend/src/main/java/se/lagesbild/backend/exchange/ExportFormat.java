package se.lagesbild.backend.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import se.lagesbild.backend.Problem;
import se.lagesbild.gis.formats.CsvFeatures;
import se.lagesbild.gis.formats.FeatureTable;
import se.lagesbild.gis.formats.FeatureWriter;
import se.lagesbild.gis.formats.GeoJsonFeatures;
import se.lagesbild.gis.formats.GeoPackageWriter;

/** A kind of file that features go out in. */
enum ExportFormat {
    GEOJSON("application/geo+json"),
    CSV("text/csv;charset=UTF-8"),
    GPKG("application/geopackage+sqlite3");

    private final MediaType type;

    ExportFormat(String type) {
        this.type = MediaType.parseMediaType(type);
    }

    /** @throws Problem 400 naming the value */
    static ExportFormat of(String f) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(f))
                .findFirst()
                .orElseThrow(() -> Problem.badQuery(
                        "f",
                        "not-one-of",
                        f,
                        Arrays.stream(values()).map(ExportFormat::ending).collect(Collectors.joining(", "))));
    }

    /** As in the address and at the end of a file's name. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return type;
    }

    /** @param comma decimal comma, in CSV */
    FeatureWriter writer(FeatureTable table, Path file, boolean comma, Instant at) throws IOException {
        return switch (this) {
            case GEOJSON -> new GeoJsonFeatures(table, Files.newOutputStream(file));
            case CSV -> new CsvFeatures(table, Files.newOutputStream(file), comma);
            case GPKG -> new GeoPackageWriter(table, file, at);
        };
    }
}
