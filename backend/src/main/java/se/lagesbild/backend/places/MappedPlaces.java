package se.lagesbild.backend.places;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;

/**
 * Places that the map knows by kind: schools, stops, lamps. All geometry is in the area's metric CRS, metres. A place is counted where its
 * sign stands, which is inside it; how far away it is, is measured to its nearest edge.
 */
public interface MappedPlaces {
    /** @param loaded true when the extract in force has some of the kind */
    record Kind(String code, String titleSv, String titleEn, boolean loaded) {}

    /** @param asOf state of the map, or null where the extract does not tell */
    record Extract(
            String source, String attribution, @Nullable Instant asOf) {}

    /** Where the sign of a place stands. @param inside true when that is in the asked area itself, its edge included */
    record Spot(String kind, double east, double north, boolean inside) {}

    /** @param metres 0 where the place lies in the asked area or across its edge */
    record Nearest(String kind, @Nullable String name, double metres) {}

    /** Signs in one square cell; {@code column} and {@code row} as in the counts of observations. */
    record CellCount(String kind, long column, long row, int n) {}

    /** Every kind that there may be, in the order of their table. */
    List<Kind> kinds(Viewer viewer);

    /** Empty where no extract is loaded. */
    Optional<Extract> extract(Viewer viewer);

    /** The signs in the polygon or at most {@code metres} from it, by kind, east and north. */
    List<Spot> within(Viewer viewer, Geometry polygon, double metres);

    /** The nearest place of each kind that is loaded, however far away. */
    List<Nearest> nearest(Viewer viewer, Geometry polygon);

    /** The box that the extract fills with streets and places: beyond it nothing is known. Empty where there are none. */
    Optional<Envelope> covered(Viewer viewer);

    /** Cells that hold a sign, over the whole extract. */
    List<CellCount> cells(Viewer viewer, double cellMetres);
}
