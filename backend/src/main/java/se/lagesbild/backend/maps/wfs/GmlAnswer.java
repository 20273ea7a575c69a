package se.lagesbild.backend.maps.wfs;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Row;
import se.lagesbild.gis.formats.GmlWriter;
import se.lagesbild.gis.geo.Crs;

/** Writes features as GML 3.2, one by one. */
final class GmlAnswer {
    private final WfsNames names;
    private final WfsQuestion question;
    private final Crs own;
    private final XmlOut xml;
    private final GmlWriter gml;

    /** @param own system that the features' geometries are in */
    GmlAnswer(OutputStream out, WfsNames names, WfsQuestion question, Crs own) throws XMLStreamException {
        this.names = names;
        this.question = question;
        this.own = own;
        this.xml = new XmlOut(out, names);
        this.gml = new GmlWriter(xml.writer(), question.crs());
    }

    /** @param links {@code next} and {@code previous}, where there are */
    void collection(WfsRows rows, Instant at, Map<String, String> links) throws XMLStreamException {
        head("wfs:FeatureCollection", rows, at, links);
        while (rows.hasNext()) {
            xml.start("wfs:member");
            feature(rows.next(), false);
            xml.end();
        }
        xml.finish();
    }

    /** The values of one field; a feature that has none gives an empty member. */
    void values(String field, WfsRows rows, Instant at, Map<String, String> links) throws XMLStreamException {
        head("wfs:ValueCollection", rows, at, links);
        while (rows.hasNext()) {
            var row = rows.next();
            var id = WfsNames.feature(question.type().id(), row.id());
            xml.start("wfs:member");
            if (field.equals(WfsNames.GEOMETRY)) {
                geometry(row, id);
            } else {
                value(field, row.values().get(field));
            }
            xml.end();
        }
        xml.finish();
    }

    /** The feature as the whole document. */
    void alone(Row row) throws XMLStreamException {
        feature(row, true);
        xml.finish();
    }

    private void head(String name, WfsRows rows, Instant at, Map<String, String> links) throws XMLStreamException {
        xml.root(name, "wfs", "gml", "xsi", WfsNames.PREFIX)
                .attribute("timeStamp", at.toString())
                .attribute("numberMatched", Long.toString(rows.matched()))
                .attribute("numberReturned", Long.toString(rows.returned()))
                .attribute("next", links.get("next"))
                .attribute("previous", links.get("previous"))
                .attribute(
                        "xsi:schemaLocation",
                        schemas("http://www.opengis.net/wfs/2.0 " + names.schema("wfs/2.0/wfs.xsd") + " "));
    }

    private String schemas(String further) {
        return "%s%s %s %s %s"
                .formatted(
                        further,
                        GmlWriter.NAMESPACE,
                        names.schema("gml/3.2.1/gml.xsd"),
                        names.namespace(),
                        names.described(question.type().id()));
    }

    private void feature(Row row, boolean root) throws XMLStreamException {
        var type = question.type().id();
        var id = WfsNames.feature(type, row.id());
        var name = WfsNames.PREFIX + ":" + WfsNames.xml(type);
        if (root) {
            xml.root(name, "gml", "xsi", WfsNames.PREFIX).attribute("xsi:schemaLocation", schemas(""));
        } else {
            xml.start(name);
        }
        xml.attribute("gml:id", id);
        if (question.shows(WfsNames.GEOMETRY) && row.geometry() != null) {
            geometry(row, id);
        }
        for (var field : question.type().fields()) {
            var value = row.values().get(field.name());
            if (value != null && question.shows(field.name())) {
                value(field.name(), value);
            }
        }
        xml.end();
    }

    private void geometry(Row row, String id) throws XMLStreamException {
        var geometry = row.geometry();
        if (geometry == null || geometry.isEmpty()) {
            return;
        }
        xml.start(WfsNames.type(WfsNames.GEOMETRY));
        gml.write(asDescribed(question.crs().crs().from(own, geometry)), id + ".geometry");
        xml.end();
    }

    /** A single polygon of a type of many is written as many. */
    private Geometry asDescribed(Geometry geometry) {
        return geometry instanceof Polygon polygon
                        && question.type().source().shape() == FeatureSource.Shape.MULTI_POLYGON
                ? new MultiPolygon(new Polygon[] {polygon}, polygon.getFactory())
                : geometry;
    }

    private void value(String field, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        xml.start(WfsNames.PREFIX + ":" + WfsNames.xml(field));
        xml.text(
                value instanceof List<?> list
                        ? String.join(" ", list.stream().map(String::valueOf).toList())
                        : value.toString());
        xml.end();
    }
}
