package se.lagesbild.backend.maps;

import java.util.Optional;
import java.util.regex.Pattern;
import se.lagesbild.gis.geo.Crs;

/**
 * A coordinate system as somebody named it. The form of the name decides the order of the axes: URI, URN and CURIE mean the register's
 * (north first for WGS 84 and SWEREF 99), the short code and the legacy URI mean east first.
 *
 * @param text the name, in the form in which it came
 */
public record CrsName(Crs crs, boolean northFirst, String text) {
    private static final String CRS84_URI = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String EPSG_URI = "http://www.opengis.net/def/crs/EPSG/0/";

    public static final CrsName CRS84 = new CrsName(Crs.WGS_84, false, CRS84_URI);

    private static final Pattern CRS84_NAMES = Pattern.compile(
            "(?i)https?://www\\.opengis\\.net/def/crs/OGC/(1\\.3|0)/CRS84|urn:ogc:def:crs:OGC:(1\\.3)?:CRS84|\\[?(OGC|CRS):(CRS)?84\\]?");
    private static final Pattern BY_REGISTER = Pattern.compile(
            "(?i)(?:https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/|urn:(?:ogc|x-ogc):def:crs:EPSG:[0-9.]*:|\\[EPSG:)([0-9]{4,6})\\]?");
    private static final Pattern EAST_FIRST =
            Pattern.compile("(?i)(?:EPSG:|https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#)([0-9]{4,6})");

    /** The name that our own documents use. */
    public static CrsName of(Crs crs) {
        return new CrsName(crs, crs.northFirst(), EPSG_URI + crs.srid());
    }

    /** @return empty for what is no name of a system; whether it is offered is another question */
    public static Optional<CrsName> read(String text) {
        if (CRS84_NAMES.matcher(text).matches()) {
            return Optional.of(new CrsName(Crs.WGS_84, false, text));
        }
        var registered = BY_REGISTER.matcher(text);
        boolean byRegister = registered.matches();
        var short_ = EAST_FIRST.matcher(text);
        if (!byRegister && !short_.matches()) {
            return Optional.empty();
        }
        try {
            var crs = Crs.of("EPSG:" + (byRegister ? registered : short_).group(1));
            return Optional.of(new CrsName(crs, byRegister && crs.northFirst(), text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
