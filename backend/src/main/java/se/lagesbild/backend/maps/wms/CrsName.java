package se.lagesbild.backend.maps.wms;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;
import se.lagesbild.gis.geo.Crs;

/**
 * A coordinate system as a client writes it. The form of the name decides the order of its axes: {@code CRS:84} and the short codes of
 * WMS 1.1.1 put east first; the short codes of WMS 1.3.0, URNs and URIs mean the order of the EPSG register.
 *
 * @param northFirst northing or latitude before easting or longitude
 */
record CrsName(Crs crs, boolean northFirst) {
    private static final Pattern CRS_84 = Pattern.compile(
            "(?i)CRS:84|OGC:CRS84|urn:ogc:def:crs:OGC:(1\\.3)?:CRS84|https?://www\\.opengis\\.net/def/crs/OGC/(1\\.3|0)/CRS84");
    private static final Pattern SHORT = Pattern.compile("(?i)EPSG:(\\d{4,6})");
    private static final Pattern LONG = Pattern.compile(
            "(?i)(?:urn:(?:x-)?ogc:def:crs:EPSG:[0-9.]*:|https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/)(\\d{4,6})");
    private static final Pattern LEGACY =
            Pattern.compile("(?i)http://www\\.opengis\\.net/gml/srs/epsg\\.xml#(\\d{4,6})");

    /**
     * @param offered what the service draws in
     * @param old true for WMS 1.1.1
     * @return empty where the name is not understood or the system not offered
     */
    static Optional<CrsName> read(String name, boolean old, Collection<Crs> offered) {
        if (CRS_84.matcher(name).matches()) {
            return Optional.of(new CrsName(Crs.WGS_84, false));
        }
        var code = SHORT.matcher(name);
        if (code.matches()) {
            return find(code.group(1), offered).map(crs -> new CrsName(crs, !old && crs.northFirst()));
        }
        var full = LONG.matcher(name);
        if (full.matches()) {
            return find(full.group(1), offered).map(crs -> new CrsName(crs, crs.northFirst()));
        }
        var legacy = LEGACY.matcher(name);
        return legacy.matches() ? find(legacy.group(1), offered).map(crs -> new CrsName(crs, false)) : Optional.empty();
    }

    private static Optional<Crs> find(String srid, Collection<Crs> offered) {
        return offered.stream()
                .filter(crs -> srid.equals(String.valueOf(crs.srid())))
                .findFirst();
    }

    /** Four numbers in this name's order: the lower two before the upper two. */
    Envelope envelope(double first, double second, double third, double fourth) {
        return northFirst ? new Envelope(second, fourth, first, third) : new Envelope(first, third, second, fourth);
    }
}
