package se.lagesbild.backend.observations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.index.Frame;
import se.lagesbild.backend.observations.index.Placed;
import se.lagesbild.backend.observations.index.Selection;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.TileGrid;

/** Positions from memory, and from the database while the memory is being filled. */
@Repository
class ObservationPointQueries implements ObservationPoints {
    private static final String LOUD =
            "o.category_code in (select code from observations.category where planning_weight > 0)";

    private final JdbcClient jdbc;
    private final ChosenRows chosen;
    private final Categories categories;
    private final Frame local;

    ObservationPointQueries(JdbcClient jdbc, ChosenRows chosen, Categories categories, Area area) {
        this.jdbc = jdbc;
        this.chosen = chosen;
        this.categories = categories;
        this.local = Frame.of(TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth()));
    }

    @Override
    public Found find(Viewer viewer, LayerFilter filter) {
        var catalogue = categories.list();
        var rights = ObservationFilterSql.aggregate(viewer, filter, catalogue);
        var sql = new ObservationFilterSql(rights.where() + " and " + LOUD, rights.params());
        Optional<List<Selection>> rows = chosen.counted(viewer, filter, sql, catalogue);
        return rows.<Found>map(InMemory::new).orElseGet(() -> inDatabase(sql));
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
            var placed = Placed.of(rows, local, worstMetres);
            return new Points(placed.x(), placed.y(), placed.withoutPosition(), placed.inaccurate());
        }
    }

    private record Point(
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double accuracy) {}

    Found inDatabase(ObservationFilterSql sql) {
        var points = new ArrayList<Point>();
        var sum = new long[1];
        jdbc.sql("""
                        select o.id::text || o.xmin::text as version, ST_X(o.geom) as x, ST_Y(o.geom) as y,
                               o.position_accuracy_m as accuracy
                        from observations.observation o
                        where %s
                        """.formatted(sql.where())).params(sql.params()).query(row -> {
            sum[0] += spread(row.getString("version").hashCode());
            points.add(new Point(
                    row.getObject("x", Double.class),
                    row.getObject("y", Double.class),
                    row.getObject("accuracy", Double.class)));
        });
        var version = "d" + points.size() + "-" + Long.toHexString(sum[0]);
        return new Found() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public Points points(double worstMetres) {
                return sorted(points, worstMetres);
            }
        };
    }

    private static Points sorted(List<Point> points, double worstMetres) {
        var x = new double[points.size()];
        var y = new double[points.size()];
        int n = 0;
        int nowhere = 0;
        int vague = 0;
        for (var point : points) {
            if (point.x == null || point.y == null) {
                nowhere++;
            } else if (point.accuracy == null || point.accuracy > worstMetres) {
                vague++;
            } else {
                x[n] = point.x;
                y[n++] = point.y;
            }
        }
        return new Points(java.util.Arrays.copyOf(x, n), java.util.Arrays.copyOf(y, n), nowhere, vague);
    }

    private static long spread(int hash) {
        long n = hash * 0x9e3779b97f4a7c15L;
        return n ^ n >>> 29;
    }
}
