package se.lagesbild.gis.geo;

import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A coordinate reference system as a sender or a client names it. The form of the name decides the order of the coordinates that go with it;
 * a {@link Crs} alone is always x east, y north.
 *
 * <table>
 * <caption>Order by form</caption>
 * <tr><td>{@code EPSG:3006}, {@code http://www.opengis.net/gml/srs/epsg.xml#3006}<td>east, north; longitude, latitude
 * <tr><td>{@code urn:ogc:def:crs:EPSG::3006}, {@code http://www.opengis.net/def/crs/EPSG/0/3006}<td>as in the register:
 *     SWEREF 99 north, east; 4326 latitude, longitude; 3857 east, north
 * <tr><td>{@code CRS:84}, {@code urn:ogc:def:crs:OGC:1.3:CRS84}, {@code http://www.opengis.net/def/crs/OGC/1.3/CRS84}<td>longitude, latitude
 * </table>
 *
 * <p>WMS 1.3.0 is the exception: there a short form follows the register too, see {@link Crs#northFirst()}.
 *
 * @param northFirst true where the first coordinate of a pair is north or latitude
 */
public record CrsName(String text, Crs crs, boolean northFirst) {
    private static final Pattern EAST_FIRST = Pattern.compile(
            "(?:EPSG:|https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#)(\\d{4,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern AS_REGISTERED = Pattern.compile(
            "(?:urn:(?:x-)?ogc:def:crs:EPSG:[\\d.]*:|https?://www\\.opengis\\.net/def/crs/EPSG/[\\d.]+/)(\\d{4,6})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CRS_84 = Pattern.compile(
            "CRS:84|urn:(?:x-)?ogc:def:crs:(?:OGC:[\\d.]*:|CRS::?)(?:CRS)?84|https?://www\\.opengis\\.net/def/crs/OGC/[\\d.]+/CRS84",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_SHOWN = 80;

    /** @throws IllegalArgumentException names a text that has none of the forms, or whose code is not in the register */
    public static CrsName read(String text) {
        var name = text.strip();
        var match = EAST_FIRST.matcher(name);
        if (match.matches()) {
            return new CrsName(name, Crs.of("EPSG:" + match.group(1)), false);
        }
        match = AS_REGISTERED.matcher(name);
        if (match.matches()) {
            var crs = Crs.of("EPSG:" + match.group(1));
            return new CrsName(name, crs, crs.northFirst());
        }
        if (CRS_84.matcher(name).matches()) {
            return new CrsName(name, Crs.WGS_84, false);
        }
        throw new IllegalArgumentException(
                "'%s' names no coordinate system: write it like EPSG:3008, urn:ogc:def:crs:EPSG::3008 or http://www.opengis.net/def/crs/EPSG/0/3008"
                        .formatted(name.substring(0, Math.min(name.length(), LONGEST_SHOWN))));
    }

    /** {@code urn:ogc:def:crs:EPSG::3008}, in the order of the register. */
    public static CrsName urn(Crs crs) {
        return new CrsName("urn:ogc:def:crs:EPSG::" + crs.srid(), crs, crs.northFirst());
    }

    /** {@code http://www.opengis.net/def/crs/EPSG/0/3008}, in the order of the register. */
    public static CrsName uri(Crs crs) {
        return new CrsName("http://www.opengis.net/def/crs/EPSG/0/" + crs.srid(), crs, crs.northFirst());
    }

    /** The four ways to name a system of the register, the preferred one first. */
    public static List<CrsName> all(Crs crs) {
        return List.of(
                urn(crs),
                uri(crs),
                new CrsName(crs.code(), crs, false),
                new CrsName("http://www.opengis.net/gml/srs/epsg.xml#" + crs.srid(), crs, false));
    }

    /** A box whose corners were written in the order of this name. */
    public Envelope box(double lower1, double lower2, double upper1, double upper2) {
        return northFirst ? new Envelope(lower2, upper2, lower1, upper1) : new Envelope(lower1, upper1, lower2, upper2);
    }

    /** The geometry with its coordinates in the order of this name, and back again: a copy where they change places, else the same. */
    public Geometry inOrder(Geometry geometry) {
        if (!northFirst) {
            return geometry;
        }
        var turned = geometry.copy();
        turned.apply(Turn.ONCE);
        return turned;
    }

    private enum Turn implements CoordinateSequenceFilter {
        ONCE;

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double x = sequence.getOrdinate(i, CoordinateSequence.X);
            sequence.setOrdinate(i, CoordinateSequence.X, sequence.getOrdinate(i, CoordinateSequence.Y));
            sequence.setOrdinate(i, CoordinateSequence.Y, x);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
