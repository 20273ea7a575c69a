package se.lagesbild.gis.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.NoSuchAuthorityCodeException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.datum.DefaultGeodeticDatum;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryEditor;
import si.uom.SI;

/**
 * A coordinate reference system of the EPSG register, always with x = east (or longitude) and y = north (or latitude),
 * whatever order the register gives: SWEREF 99 is registered as northing, easting.
 *
 * <p>Immutable, one instance per code, thread-safe. The first code that is looked up takes 2-3 seconds, because GeoTools
 * unpacks its copy of the register (see {@link #useDirectory}); the two constants are looked up when first used.
 */
public final class Crs {

    /** Degrees, longitude before latitude, as in GeoJSON. */
    public static final Crs WGS_84 = new Crs(4326, null);

    /** Metres that are stretched by 1/cos(latitude): for drawing maps, never for measuring. */
    public static final Crs WEB_MERCATOR = new Crs(3857, null);

    private static final Pattern CODE = Pattern.compile("EPSG:(\\d{4,6})");
    private static final Map<Integer, Crs> KNOWN = new ConcurrentHashMap<>(Map.of(4326, WGS_84, 3857, WEB_MERCATOR));

    private final int srid;
    private final GeometryFactory factory;
    private final Map<Integer, MathTransform> transforms = new ConcurrentHashMap<>();
    private volatile @Nullable CoordinateReferenceSystem decoded;
    private volatile @Nullable Boolean northFirst;

    private Crs(int srid, @Nullable CoordinateReferenceSystem decoded) {
        this.srid = srid;
        this.factory = new GeometryFactory(new PrecisionModel(), srid);
        this.decoded = decoded;
    }

    /**
     * The system with this code.
     *
     * @param code for example {@code EPSG:3008}; case does not matter
     * @throws IllegalArgumentException names a code that is not written like this, or is not in the register
     */
    public static Crs of(String code) {
        var match = CODE.matcher(code.strip().toUpperCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a coordinate system: write it like EPSG:3008".formatted(code));
        }
        int srid = Integer.parseInt(match.group(1));
        var known = KNOWN.get(srid);
        if (known != null) {
            return known;
        }
        var fresh = new Crs(srid, decode(srid, true));
        var earlier = KNOWN.putIfAbsent(srid, fresh);
        return earlier == null ? fresh : earlier;
    }

    /**
     * Says where GeoTools unpacks its EPSG register (33 MB). Call it before the first look-up; later calls change
     * nothing, and so does this one when the system property {@code EPSG-HSQL.directory} is already set.
     *
     * @throws IllegalArgumentException if the directory cannot be made or written to
     */
    public static void useDirectory(Path writable) {
        try {
            Files.createDirectories(writable);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the folder %s for the EPSG register cannot be made: %s".formatted(writable, e.getMessage()), e);
        }
        if (!Files.isWritable(writable)) {
            throw new IllegalArgumentException(
                    "the folder %s for the EPSG register is not writable".formatted(writable));
        }
        if (System.getProperty("EPSG-HSQL.directory") == null) {
            System.setProperty("EPSG-HSQL.directory", writable.toAbsolutePath().toString());
        }
    }

    /** For example {@code EPSG:3008}. */
    public String code() {
        return "EPSG:" + srid;
    }

    /** The number in the code: the SRID of every geometry that this class makes. */
    public int srid() {
        return srid;
    }

    /** True for a projected system whose two axes are in metres. Web Mercator is one, though its metres are too long. */
    public boolean metric() {
        if (!(definition() instanceof ProjectedCRS projected)) {
            return false;
        }
        var axes = projected.getCoordinateSystem();
        return SI.METRE.equals(axes.getAxis(0).getUnit())
                && SI.METRE.equals(axes.getAxis(1).getUnit());
    }

    /**
     * True where the register names north (or latitude) before east, as for WGS 84 and SWEREF 99: what an address or document means by a
     * URI or URN of the system, and by its short code in WMS 1.3.
     */
    public boolean northFirst() {
        var known = northFirst;
        if (known == null) {
            known = CRS.getAxisOrder(decode(srid, false)) == CRS.AxisOrder.NORTH_EAST;
            northFirst = known;
        }
        return known;
    }

    /** Its definition as well-known text (OGC 01-009), for files that carry their own; east before north, as everywhere here. */
    public String wkt() {
        return definition().toWKT();
    }

    /** Makes geometries with this SRID; thread-safe. */
    public GeometryFactory geometries() {
        return factory;
    }

    /** A point of this system at its own coordinates. */
    public Point point(double x, double y) {
        return factory.createPoint(new Coordinate(x, y));
    }

    /**
     * The point of this system at the place that has the coordinates (x, y) in {@code source}.
     *
     * @param x east or longitude, in the unit of {@code source}
     * @param y north or latitude, in the unit of {@code source}
     * @throws IllegalArgumentException names coordinates that are not finite, off the globe or out of reach of the projection
     */
    public Point from(Crs source, double x, double y) {
        return from(source, source.point(x, y));
    }

    /**
     * A copy of a geometry of {@code source}, brought into this system vertex by vertex. Heights are dropped. The
     * geometry's own SRID is not read: the caller says what it is.
     *
     * @throws IllegalArgumentException as for {@link #from(Crs, double, double)}
     */
    @SuppressWarnings("unchecked") // the editor makes a geometry of the same class
    public <G extends Geometry> G from(Crs source, G geometry) {
        var transform = transformFrom(source);
        return (G) new GeometryEditor(factory).edit(geometry, new GeometryEditor.CoordinateSequenceOperation() {
            @Override
            public CoordinateSequence edit(CoordinateSequence sequence, Geometry part) {
                return factory.getCoordinateSequenceFactory().create(moved(source, sequence, transform));
            }
        });
    }

    private Coordinate[] moved(Crs source, CoordinateSequence sequence, MathTransform transform) {
        var xy = new double[2 * sequence.size()];
        for (int i = 0; i < sequence.size(); i++) {
            xy[2 * i] = sequence.getX(i);
            xy[2 * i + 1] = sequence.getY(i);
            source.check(xy[2 * i], xy[2 * i + 1]);
        }
        try {
            transform.transform(xy, 0, xy, 0, sequence.size());
        } catch (TransformException e) {
            throw new IllegalArgumentException(
                    "a point near %s, %s (%s) has no place in %s: %s"
                            .formatted(sequence.getX(0), sequence.getY(0), source.code(), code(), e.getMessage()),
                    e);
        }
        var result = new Coordinate[sequence.size()];
        for (int i = 0; i < result.length; i++) {
            if (!Double.isFinite(xy[2 * i]) || !Double.isFinite(xy[2 * i + 1])) {
                throw new IllegalArgumentException("%s, %s (%s) has no place in %s"
                        .formatted(sequence.getX(i), sequence.getY(i), source.code(), code()));
            }
            result[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return result;
    }

    /** Refuses what no projection should see: GeoTools only logs a latitude of 95 and answers with some number. */
    private void check(double x, double y) {
        boolean onGlobe = srid != 4326 || (Math.abs(x) <= 180 && Math.abs(y) <= 90);
        if (!Double.isFinite(x) || !Double.isFinite(y) || !onGlobe) {
            throw new IllegalArgumentException("%s, %s is not a place in %s%s"
                    .formatted(x, y, code(), srid == 4326 ? ": give longitude -180 to 180, latitude -90 to 90" : ""));
        }
    }

    private MathTransform transformFrom(Crs source) {
        return transforms.computeIfAbsent(source.srid, key -> {
            try {
                if (source.sharesDegreesOfWgs84() && sharesDegreesOfWgs84()) {
                    return ConcatenatedTransform.create(source.projection().inverse(), projection());
                }
                return CRS.findMathTransform(source.definition(), definition(), true);
            } catch (FactoryException | NoninvertibleTransformException e) {
                throw new IllegalArgumentException(
                        "there is no known way from %s to %s".formatted(source.code(), code()), e);
            }
        });
    }

    /**
     * True where a longitude and latitude mean the same as in WGS 84 (SWEREF 99, ETRS89: the register gives a shift of
     * nothing). GeoTools would go through geocentric coordinates all the same, and come back 4 mm off.
     */
    private boolean sharesDegreesOfWgs84() {
        if (!(base().getDatum() instanceof DefaultGeodeticDatum datum)) {
            return false;
        }
        if (CRS.equalsIgnoreMetadata(datum, DefaultGeodeticDatum.WGS84)) {
            return true;
        }
        var shift = datum.getBursaWolfParameters(DefaultGeodeticDatum.WGS84);
        return shift != null && shift.isIdentity();
    }

    /** The system in degrees that this one is projected from, or itself. */
    private SingleCRS base() {
        return definition() instanceof ProjectedCRS projected ? projected.getBaseCRS() : (SingleCRS) definition();
    }

    /** From longitude, latitude in degrees to this system. */
    private MathTransform projection() {
        return definition() instanceof ProjectedCRS projected
                ? projected.getConversionFromBase().getMathTransform()
                : IdentityTransform.create(2);
    }

    private CoordinateReferenceSystem definition() {
        var known = decoded;
        if (known == null) {
            known = decode(srid, true);
            decoded = known;
        }
        return known;
    }

    private static CoordinateReferenceSystem decode(int srid, boolean eastFirst) {
        try {
            var found = CRS.decode("EPSG:" + srid, eastFirst);
            if (!(found instanceof ProjectedCRS || found instanceof GeographicCRS)
                    || found.getCoordinateSystem().getDimension() != 2) {
                throw new IllegalArgumentException(
                        "EPSG:%d (%s) is not a map system of two axes".formatted(srid, found.getName()));
            }
            return found;
        } catch (NoSuchAuthorityCodeException e) {
            throw new IllegalArgumentException(
                    "EPSG:%d is not in the EPSG register: check the number at epsg.org".formatted(srid), e);
        } catch (FactoryException e) {
            throw new IllegalStateException(
                    "the EPSG register could not be opened: its folder (system property EPSG-HSQL.directory, now %s) must be writable"
                            .formatted(System.getProperty("EPSG-HSQL.directory", "the temporary folder")),
                    e);
        }
    }

    @Override
    public String toString() {
        return code();
    }
}
