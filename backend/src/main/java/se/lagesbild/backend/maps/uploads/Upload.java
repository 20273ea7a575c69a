package se.lagesbild.backend.maps.uploads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.gis.formats.FeatureFile;

/**
 * A file that was handed in, and what came of it.
 *
 * @param crs of the file, for example EPSG:3008; several with commas between
 * @param shared true: the police see it too
 * @param sha256 of the file: the same again is known by it
 * @param bounds west, south, east, north in WGS 84; null when no feature has a place
 * @param skipped the first rows that were not taken
 * @param skippedCount how many there were
 */
record Upload(
        UUID id,
        String name,
        FeatureFile.Format format,
        String crs,
        boolean shared,
        String sha256,
        int features,
        List<String> geometryTypes,
        List<UploadField> fields,
        @Nullable List<Double> bounds,
        List<Skipped> skipped,
        int skippedCount,
        Instant uploadedAt,
        UUID by,
        String byName) {

    /** @param name letters, digits, blank, underscore, point and hyphen only: it stands in queries */
    record UploadField(String name, FeatureSource.Type type) {}

    /** @param row as the file counts, from 1 @param code key of the text that says why */
    record Skipped(long row, String code) {}
}
