package se.lagesbild.gis.formats;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Writes features one after the other, so that any number needs the memory of a few. The file is whole when it is closed. Not thread-safe. */
public interface FeatureWriter extends Closeable {
    /**
     * @param id unique in the file
     * @param geometry in the table's system, x east and y north; null for something without a place
     * @param values by column; what is missing is nothing
     */
    void write(String id, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> values)
            throws IOException;
}
