package se.lagesbild.backend.presence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import se.lagesbild.gis.geo.Crs;

/** A position in the area's metric CRS, x east and y north. */
record Spot(double x, double y) {
    static @Nullable Spot of(@Nullable Point point) {
        return point == null ? null : new Spot(point.getX(), point.getY());
    }

    /** @return null where a coordinate is null, as a database column without a position gives them */
    static @Nullable Spot of(@Nullable Double x, @Nullable Double y) {
        return x == null || y == null ? null : new Spot(x, y);
    }

    /** @return longitude, latitude, degrees with six decimals; null where there is no position */
    static @Nullable List<Double> degrees(@Nullable Spot spot, Crs crs) {
        if (spot == null) {
            return null;
        }
        var wgs = Crs.WGS_84.from(crs, spot.x, spot.y);
        return List.of(Math.round(wgs.getX() * 1e6) / 1e6, Math.round(wgs.getY() * 1e6) / 1e6);
    }
}
