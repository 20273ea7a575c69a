package se.lagesbild.backend.observations;

import java.util.List;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.index.Frame;
import se.lagesbild.backend.observations.index.Placed;
import se.lagesbild.backend.observations.index.Selection;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.TileGrid;

/** Positions from memory alone: a map asks for many tiles, and each would read all rows from the database again. */
@Repository
class ObservationPointQueries implements ObservationPoints {
    private static final String LOUD =
            "o.category_code in (select code from observations.category where planning_weight > 0)";

    private final ChosenRows chosen;
    private final Categories categories;
    private final Frame local;

    ObservationPointQueries(ChosenRows chosen, Categories categories, Area area) {
        this.chosen = chosen;
        this.categories = categories;
        this.local = Frame.of(TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth()));
    }

    @Override
    public Found find(Viewer viewer, LayerFilter filter) {
        var catalogue = categories.list();
        var rights = ObservationFilterSql.aggregate(viewer, filter, catalogue);
        var sql = new ObservationFilterSql(rights.where() + " and " + LOUD, rights.params());
        return chosen.counted(viewer, filter, sql, false, catalogue)
                .map(InMemory::new)
                .orElseThrow(() -> Problem.of(503, "observations-loading"));
    }

    private final class InMemory implements Found {
        private final List<Selection> rows;

        InMemory(List<Selection> rows) {
            this.rows = rows;
        }

        @Override
        public String version() {
            return Long.toHexString(rows.stream().mapToLong(Selection::digest).sum());
        }

        @Override
        public Points points(double worstMetres) {
            var placed = Placed.of(rows, local, worstMetres, chosen.kinds());
            return new Points(
                    placed.x(),
                    placed.y(),
                    placed.withoutPosition(),
                    placed.inaccurate(),
                    placed.atMicros(),
                    placed.examples());
        }
    }
}
