package se.lagesbild.backend.maps.wfs;

import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.gis.formats.GmlWriter;

/** The schema of our types, as GML application schema. */
final class SchemaAnswer {
    private SchemaAnswer() {}

    static void write(OutputStream out, WfsNames names, List<WfsTypes.Type> types) throws XMLStreamException {
        var xml = new XmlOut(out, names);
        xml.root("xsd:schema", "xsd", "gml", WfsNames.PREFIX)
                .attribute("targetNamespace", names.namespace())
                .attribute("elementFormDefault", "qualified")
                .attribute("version", "1.0");
        xml.start("xsd:import")
                .attribute("namespace", GmlWriter.NAMESPACE)
                .attribute("schemaLocation", names.schema("gml/3.2.1/gml.xsd"))
                .end();
        for (var type : types) {
            type(xml, type);
        }
        xml.finish();
    }

    private static void type(XmlOut xml, WfsTypes.Type type) throws XMLStreamException {
        var name = WfsNames.xml(type.id());
        xml.start("xsd:element")
                .attribute("name", name)
                .attribute("type", WfsNames.PREFIX + ":" + name + "Type")
                .attribute("substitutionGroup", "gml:AbstractFeature")
                .end();
        xml.start("xsd:complexType").attribute("name", name + "Type");
        xml.start("xsd:complexContent").start("xsd:extension").attribute("base", "gml:AbstractFeatureType");
        xml.start("xsd:sequence");
        element(xml, WfsNames.GEOMETRY, geometry(type.source().shape()));
        for (var field : type.fields()) {
            element(xml, WfsNames.xml(field.name()), simple(field.type()));
        }
        xml.end().end().end().end();
    }

    private static void element(XmlOut xml, String name, String type) throws XMLStreamException {
        xml.start("xsd:element")
                .attribute("name", name)
                .attribute("type", type)
                .attribute("minOccurs", "0")
                .end();
    }

    private static String geometry(FeatureSource.Shape shape) {
        return switch (shape) {
            case POINT -> "gml:PointPropertyType";
            case LINE_STRING -> "gml:CurvePropertyType";
            case POLYGON -> "gml:SurfacePropertyType";
            case MULTI_POLYGON -> "gml:MultiSurfacePropertyType";
            case ANY -> "gml:GeometryPropertyType";
        };
    }

    private static String simple(FeatureSource.Type type) {
        return switch (type) {
            case TEXT -> "xsd:string";
            case INTEGER -> "xsd:integer";
            case NUMBER -> "xsd:double";
            case BOOLEAN -> "xsd:boolean";
            case TIME -> "xsd:dateTime";
        };
    }
}
