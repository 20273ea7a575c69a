package se.lagesbild.gis.formats;

import java.time.ZoneId;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import se.lagesbild.gis.geo.Crs;

/**
 * A municipality as its folder describes it. Geometries are WGS 84 (SRID 4326, longitude before latitude).
 *
 * @param id short name for files and tables: small letters, digits, hyphens
 * @param name as people write it
 * @param code of the municipality in its country's register, for example 1287; text, since it may begin with 0
 * @param longitude of the centre, degrees
 * @param latitude of the centre, degrees
 * @param crs metric system in which positions are kept and measured
 * @param furtherCrs other systems that are offered, without {@code crs}, WGS 84 and Web Mercator; may be empty
 * @param tileOriginEast west edge of the local tile grid, metres of {@code crs}
 * @param tileOriginNorth north edge of the local tile grid, metres of {@code crs}
 * @param timeZone of clock times, weekdays and weeks
 * @param language of the texts people read, for example sv
 * @param subAreas of the safety survey, may be empty
 * @param boundary polygon or multipolygon, valid
 * @param zones polygons that give observations their setting, may be empty
 * @param places with a name, may be empty
 */
public record Area(
        String id,
        String name,
        String code,
        double longitude,
        double latitude,
        Crs crs,
        List<Crs> furtherCrs,
        double tileOriginEast,
        double tileOriginNorth,
        ZoneId timeZone,
        String language,
        List<String> subAreas,
        Geometry boundary,
        List<Zone> zones,
        List<KnownPlace> places) {

    public Area {
        furtherCrs = List.copyOf(furtherCrs);
        subAreas = List.copyOf(subAreas);
        zones = List.copyOf(zones);
        places = List.copyOf(places);
    }

    /**
     * Ground whose observations have a setting of their own.
     *
     * @param setting PUBLIC_SPACE, TRAFFIC or PORT
     * @param example true when the polygon is made up or rough: it is shown as "exempel"
     * @param source where the polygon comes from; may be empty
     * @param polygon polygon or multipolygon, valid
     */
    public record Zone(String name, String setting, boolean example, String source, Geometry polygon) {}

    /**
     * A place with a name that rounds and reports can use.
     *
     * @param id stable, unique in the folder
     * @param kind SQUARE, STATION, SCHOOL, PORT, PARK, STREET, PARKING or OTHER
     * @param example true when the position is made up: it is shown as "exempel"
     * @param source where the position comes from; may be empty
     */
    public record KnownPlace(String id, String name, String kind, boolean example, String source, Point point) {}
}
