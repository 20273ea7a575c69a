package se.lagesbild.backend.observations;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerFilter;

/** Every field of every row of the list, one by one, for files. */
public interface ObservationExport {
    /** Without the id, in the order of the columns. */
    List<FeatureSource.Field> fields(Viewer viewer);

    /**
     * Rows of one moment, newest first; those without a position have no geometry. Holds a connection until it is through.
     *
     * @param within polygons in the area's metric CRS, their edges included; null for everywhere, and for what has no position too
     */
    void each(Viewer viewer, LayerFilter filter, @Nullable Geometry within, Consumer<FeatureSource.Row> to);
}
