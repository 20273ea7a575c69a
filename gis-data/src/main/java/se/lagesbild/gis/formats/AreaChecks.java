package se.lagesbild.gis.formats;

import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.geo.Crs;

/** What an area must fulfil so that nothing is measured or counted wrongly later. */
final class AreaChecks {

    /** National systems err by up to 0.3 % in the far corners of their country, Web Mercator at 55 degrees north by 75 %. */
    private static final double TOLERANCE = 0.005;

    private AreaChecks() {}

    /** Refuses a system in degrees or feet, and one whose metres are not metres at the area's centre. */
    static void measuresTruly(String file, Crs crs, double longitude, double latitude) {
        if (!crs.metric()) {
            throw new AreaException(
                    file,
                    "analysisCrs: %s is not in metres: give the local or national metric system, for example EPSG:3006"
                            .formatted(crs.code()));
        }
        double step = latitude > 0 ? -0.01 : 0.01; // towards the equator, so that it stays on the globe
        double ratio;
        try {
            var here = crs.from(Crs.WGS_84, longitude, latitude);
            var there = crs.from(Crs.WGS_84, longitude, latitude + step);
            ratio = here.distance(there) / (Math.abs(step) * metresPerDegree(latitude + step / 2));
        } catch (IllegalArgumentException e) {
            throw new AreaException(file, "analysisCrs: %s".formatted(e.getMessage()), e);
        }
        if (!(Math.abs(ratio - 1) <= TOLERANCE)) {
            throw new AreaException(
                    file,
                    "analysisCrs: in %s 100 m at the centre %s, %s measure %.0f m: give a system that is made for this area"
                            .formatted(crs.code(), longitude, latitude, 100 * ratio));
        }
    }

    /** Length of a degree of latitude on the WGS 84 ellipsoid, series of its meridian; good to 1 m. */
    private static double metresPerDegree(double latitude) {
        double phi = Math.toRadians(latitude);
        return 111_132.95 - 559.85 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
    }

    static void centreInside(String file, Geometry boundary, double longitude, double latitude) {
        if (!boundary.intersects(Crs.WGS_84.point(longitude, latitude))) {
            boolean swapped = Math.abs(longitude) <= 90
                    && boundary.getEnvelope().intersects(Crs.WGS_84.point(latitude, longitude));
            throw new AreaException(
                    file,
                    "centre: longitude %s, latitude %s lies outside boundary.geojson: %s"
                            .formatted(
                                    longitude,
                                    latitude,
                                    swapped ? "the two are swapped" : "correct the centre or the boundary"));
        }
    }
}
