package se.lagesbild.gis.formats;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.geo.Crs;

/** Features out of a file that somebody hands in, one by one, so that a file of any size needs the memory of one feature. */
public final class FeatureFile {

    /** How the file is written. */
    public enum Format {
        GEOJSON,
        GPKG,
        CSV
    }

    /** Hears what the file holds, in the order of the file. */
    public interface Listener {
        /**
         * @param row from 1; in a CSV file the line
         * @param geometry of {@code crs}, x east and y north; null for a feature without a place
         * @param values texts, whole and other numbers (Long, Double), Booleans, or null, in the order of the file
         */
        void feature(long row, @Nullable Geometry geometry, Crs crs, Map<String, @Nullable Object> values);

        /** A row that cannot be used. */
        void problem(RowProblem problem);
    }

    private FeatureFile() {}

    /**
     * Reads a file from its beginning to its end.
     *
     * @param crs of a file that does not say its own
     * @param metric the area's system: that of northings and eastings in a CSV file when {@code crs} is in degrees
     * @throws FeatureFileException says by a code why the file as a whole cannot be read; what came before was told
     */
    public static void read(Path file, Format format, Crs crs, Crs metric, Listener listener) {
        switch (format) {
            case GEOJSON -> GeoJsonFile.read(file, crs, listener);
            case GPKG -> GeoPackageReader.read(file, listener);
            case CSV -> CsvFile.read(file, crs, metric, listener);
        }
    }
}
