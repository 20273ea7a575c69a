package se.lagesbild.backend.observations;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** A drawn area as one more condition on {@code observations.observation o}: the same in sums and in files. */
final class DrawnPlace {
    /** Metres; the hot spots count in the same squares. */
    private static final double SQUARE_SIDE = 100;

    private static final double BENT_METRES = 10;

    /** Straight in one system is bent in the other: pieces of a kilometre stay within the ten metres that are added. */
    private static final String NEAR = """
            o.geom_3857 && ST_Expand(ST_Transform(ST_Segmentize(ST_GeomFromWKB(:within, :srid), 1000), 3857), :reach)""";

    private static final String POINTS = " and " + NEAR + " and ST_Covers(ST_GeomFromWKB(:within, :srid), o.geom)";

    private static final String SQUARES = " and " + NEAR + """
             and ST_Covers(ST_GeomFromWKB(:within, :srid), ST_SetSRID(ST_MakePoint(
              (floor(ST_X(o.geom) / :side) + 0.5) * :side, (floor(ST_Y(o.geom) / :side) + 0.5) * :side), :srid))""";

    private DrawnPlace() {}

    /** @param within polygons in the CRS of {@code srid}, their edges included; null leaves the condition as it is */
    static ObservationFilterSql narrow(ObservationFilterSql sql, @Nullable Geometry within, int srid) {
        return within == null ? sql : with(sql, POINTS, within, srid, BENT_METRES);
    }

    /** Whole squares of 100 m whose middle lies in the area. */
    static ObservationFilterSql narrowToSquares(ObservationFilterSql sql, @Nullable Geometry within, int srid) {
        if (within == null) {
            return sql;
        }
        // metres of Web Mercator are at least as short as ours
        var narrowed = with(sql, SQUARES, within, srid, 4 * SQUARE_SIDE + BENT_METRES);
        narrowed.params().put("side", SQUARE_SIDE);
        return narrowed;
    }

    private static ObservationFilterSql with(
            ObservationFilterSql sql, String condition, Geometry within, int srid, double reach) {
        var params = new LinkedHashMap<>(sql.params());
        params.put("within", new WKBWriter().write(within));
        params.put("srid", srid);
        params.put("reach", reach);
        return new ObservationFilterSql(sql.where() + condition, params);
    }
}
