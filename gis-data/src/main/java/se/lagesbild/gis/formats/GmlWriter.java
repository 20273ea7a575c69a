package se.lagesbild.gis.formats;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.gis.geo.CrsName;

/**
 * Writes geometries as GML 3.2 (ISO 19136), simple features level 0: metres with 3 decimals, degrees with 8, both about a millimetre. The
 * prefix {@code gml} must be bound where it writes.
 */
public final class GmlWriter {
    public static final String NAMESPACE = "http://www.opengis.net/gml/3.2";

    private static final int METRE_DECIMALS = 3;
    private static final int DEGREE_DECIMALS = 8;

    private final XMLStreamWriter out;
    private final CrsName crs;
    private final int decimals;
    private final long scale;

    /** @param crs of the answer: says the order of the coordinates */
    public GmlWriter(XMLStreamWriter out, CrsName crs) {
        this.out = out;
        this.crs = crs;
        this.decimals = crs.crs().metric() ? METRE_DECIMALS : DEGREE_DECIMALS;
        this.scale = Math.round(Math.pow(10, decimals));
    }

    /**
     * @param geometry in the system of the answer, x east and y north, not empty
     * @param id of the geometry in the document; its parts get numbers behind it
     */
    public void write(Geometry geometry, String id) throws XMLStreamException {
        write(geometry, id, true);
    }

    private void write(Geometry geometry, String id, boolean outermost) throws XMLStreamException {
        if (geometry instanceof Point point) {
            start("Point", id, outermost);
            coordinates("pos", point.getCoordinateSequence());
        } else if (geometry instanceof LineString line) {
            start("LineString", id, outermost);
            coordinates("posList", line.getCoordinateSequence());
        } else if (geometry instanceof Polygon polygon) {
            start("Polygon", id, outermost);
            ring("exterior", polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring("interior", polygon.getInteriorRingN(i));
            }
        } else if (geometry instanceof MultiPoint) {
            collection("MultiPoint", "pointMember", geometry, id, outermost);
        } else if (geometry instanceof MultiLineString) {
            collection("MultiCurve", "curveMember", geometry, id, outermost);
        } else if (geometry instanceof MultiPolygon) {
            collection("MultiSurface", "surfaceMember", geometry, id, outermost);
        } else if (geometry instanceof GeometryCollection) {
            collection("MultiGeometry", "geometryMember", geometry, id, outermost);
        } else {
            throw new IllegalArgumentException("GML has no word for a " + geometry.getGeometryType());
        }
        out.writeEndElement();
    }

    private void start(String name, String id, boolean outermost) throws XMLStreamException {
        out.writeStartElement("gml", name, NAMESPACE);
        out.writeAttribute("gml", NAMESPACE, "id", id);
        if (outermost) {
            out.writeAttribute("srsName", crs.text());
            out.writeAttribute("srsDimension", "2");
        }
    }

    private void collection(String name, String member, Geometry parts, String id, boolean outermost)
            throws XMLStreamException {
        start(name, id, outermost);
        for (int i = 0; i < parts.getNumGeometries(); i++) {
            out.writeStartElement("gml", member, NAMESPACE);
            write(parts.getGeometryN(i), id + "." + (i + 1), false);
            out.writeEndElement();
        }
    }

    private void ring(String name, LineString ring) throws XMLStreamException {
        out.writeStartElement("gml", name, NAMESPACE);
        out.writeStartElement("gml", "LinearRing", NAMESPACE);
        coordinates("posList", ring.getCoordinateSequence());
        out.writeEndElement();
        out.writeEndElement();
    }

    private void coordinates(String name, CoordinateSequence sequence) throws XMLStreamException {
        var text = new StringBuilder(sequence.size() * 24);
        for (int i = 0; i < sequence.size(); i++) {
            if (i > 0) {
                text.append(' ');
            }
            number(text, crs.northFirst() ? sequence.getY(i) : sequence.getX(i));
            text.append(' ');
            number(text, crs.northFirst() ? sequence.getX(i) : sequence.getY(i));
        }
        out.writeStartElement("gml", name, NAMESPACE);
        out.writeCharacters(text.toString());
        out.writeEndElement();
    }

    /** Without exponent and without zeros at the end. */
    private void number(StringBuilder text, double value) {
        long scaled = Math.round(value * scale);
        if (scaled < 0) {
            text.append('-');
            scaled = -scaled;
        }
        text.append(scaled / scale);
        long rest = scaled % scale;
        if (rest == 0) {
            return;
        }
        var digits = Long.toString(rest);
        text.append('.').append("0".repeat(decimals - digits.length()));
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        text.append(digits, 0, end);
    }
}
