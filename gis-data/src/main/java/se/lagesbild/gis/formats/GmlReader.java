package se.lagesbild.gis.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.w3c.dom.Element;
import se.lagesbild.gis.geo.CrsName;

/**
 * Reads the geometries that stand in filters: GML 3.2, and what older clients write (GML 3.1, {@code coordinates}). Curves and surfaces of
 * straight pieces only. Stateless.
 */
public final class GmlReader {
    private static final int LONGEST_LIST = 100_000;

    private final GeometryFactory factory;
    private final CrsName crs;

    private GmlReader(CrsName crs) {
        this.crs = crs;
        this.factory = crs.crs().geometries();
    }

    /**
     * @param element for example {@code gml:Point} or {@code gml:Envelope}
     * @param usual system where neither the element nor one around it names one
     * @return x east, y north, with the SRID of the system that it is in
     * @throws XmlException naming the element that cannot be read
     */
    public static Geometry read(Element element, CrsName usual) {
        try {
            return new GmlReader(crs(element, usual)).geometry(element);
        } catch (XmlException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new XmlException(SafeXml.name(element), String.valueOf(e.getMessage()));
        }
    }

    private static CrsName crs(Element element, CrsName usual) {
        var name = SafeXml.attribute(element, "srsName");
        for (var child : SafeXml.children(element)) {
            if (name == null) {
                name = SafeXml.attribute(child, "srsName");
            }
        }
        return name == null || name.isBlank() ? usual : CrsName.read(name);
    }

    private Geometry geometry(Element element) {
        return switch (SafeXml.name(element)) {
            case "Point" -> point(element);
            case "LineString", "Curve" -> factory.createLineString(line(element));
            case "Polygon" -> polygon(element);
            case "Surface" ->
                factory.createMultiPolygon(polygons(members(element)).toArray(Polygon[]::new));
            case "Envelope", "Box" -> box(element);
            case "MultiPoint" ->
                factory.createMultiPoint(
                        members(element).stream().map(this::point).toArray(Point[]::new));
            case "MultiCurve", "MultiLineString" ->
                factory.createMultiLineString(members(element).stream()
                        .map(part -> factory.createLineString(line(part)))
                        .toArray(LineString[]::new));
            case "MultiSurface", "MultiPolygon" ->
                factory.createMultiPolygon(polygons(members(element)).toArray(Polygon[]::new));
            default -> throw unknown(element);
        };
    }

    private static XmlException unknown(Element element) {
        return new XmlException(
                SafeXml.name(element), "'%s' is no geometry that can be read here".formatted(SafeXml.name(element)));
    }

    /** Elements inside {@code ...Member}, {@code ...Members}, {@code patches}, {@code segments}. */
    private static List<Element> members(Element collection) {
        return SafeXml.children(collection).stream()
                .flatMap(member -> SafeXml.children(member).stream())
                .toList();
    }

    private List<Polygon> polygons(List<Element> parts) {
        var polygons = new ArrayList<Polygon>();
        for (var part : parts) {
            switch (SafeXml.name(part)) {
                case "Surface" -> polygons.addAll(polygons(members(part)));
                case "Polygon", "PolygonPatch" -> polygons.add(polygon(part));
                default -> throw unknown(part);
            }
        }
        return polygons;
    }

    private Point point(Element element) {
        if (!SafeXml.name(element).equals("Point")) {
            throw unknown(element);
        }
        var places = places(element);
        if (places.length != 1) {
            throw new XmlException("Point", "a Point has one position, and this one has %d".formatted(places.length));
        }
        return factory.createPoint(places[0]);
    }

    private Coordinate[] line(Element element) {
        var segments = SafeXml.child(element, "segments");
        if (segments == null) {
            return places(element);
        }
        var all = new ArrayList<Coordinate>();
        for (var segment : SafeXml.children(segments)) {
            if (!SafeXml.name(segment).equals("LineStringSegment")) {
                throw unknown(segment);
            }
            all.addAll(List.of(places(segment)));
        }
        return all.toArray(Coordinate[]::new);
    }

    private Polygon polygon(Element element) {
        LinearRing shell = null;
        var holes = new ArrayList<LinearRing>();
        for (var side : SafeXml.children(element)) {
            switch (SafeXml.name(side)) {
                case "exterior", "outerBoundaryIs" -> shell = ring(side);
                case "interior", "innerBoundaryIs" -> holes.add(ring(side));
                default -> throw unknown(side);
            }
        }
        if (shell == null) {
            throw new XmlException("Polygon", "a Polygon needs an exterior");
        }
        return factory.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    private LinearRing ring(Element side) {
        var ring = SafeXml.child(side, "LinearRing");
        if (ring == null) {
            throw new XmlException(SafeXml.name(side), "the sides of a polygon are LinearRings here");
        }
        return factory.createLinearRing(places(ring));
    }

    private Geometry box(Element element) {
        var lower = SafeXml.child(element, "lowerCorner");
        var upper = SafeXml.child(element, "upperCorner");
        var numbers = lower == null || upper == null ? numbers(element) : numbers(lower, upper);
        if (numbers.length != 4) {
            throw new XmlException(
                    SafeXml.name(element), "an Envelope has a lowerCorner and an upperCorner of two numbers each");
        }
        return box(crs, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /**
     * A box as a polygon, corners in the order of the name.
     *
     * @throws XmlException where the upper corner is below the lower one
     */
    public static Geometry box(CrsName crs, double lower1, double lower2, double upper1, double upper2) {
        if (lower1 > upper1 || lower2 > upper2) {
            throw new XmlException("Envelope", "the upper corner of a box must not lie below the lower one");
        }
        return crs.crs().geometries().toGeometry(crs.box(lower1, lower2, upper1, upper2));
    }

    private Coordinate[] places(Element element) {
        var texts = SafeXml.children(element).stream()
                .filter(child -> List.of("pos", "posList", "coordinates").contains(SafeXml.name(child)))
                .toArray(Element[]::new);
        var numbers = numbers(texts);
        if (numbers.length == 0 || numbers.length % 2 != 0) {
            throw new XmlException(
                    SafeXml.name(element), "coordinates come in pairs, and here are %d".formatted(numbers.length));
        }
        var places = new Coordinate[numbers.length / 2];
        for (int i = 0; i < places.length; i++) {
            double first = numbers[2 * i];
            double second = numbers[2 * i + 1];
            places[i] = crs.northFirst() ? new Coordinate(second, first) : new Coordinate(first, second);
        }
        return places;
    }

    private static double[] numbers(@Nullable Element... texts) {
        var numbers = new ArrayList<Double>();
        for (var text : texts) {
            if (text == null) {
                continue;
            }
            for (var word : SafeXml.text(text).split("[\\s,]+")) {
                numbers.add(number(word));
                if (numbers.size() > 2 * LONGEST_LIST) {
                    throw new XmlException(
                            SafeXml.name(text), "a geometry may have at most %d positions".formatted(LONGEST_LIST));
                }
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double number(String word) {
        try {
            double number = Double.parseDouble(word);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new XmlException("", "a coordinate is not a number");
    }
}
