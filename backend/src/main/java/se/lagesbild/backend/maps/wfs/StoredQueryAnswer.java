package se.lagesbild.backend.maps.wfs;

import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The one stored query: a feature by its id. */
final class StoredQueryAnswer {
    private static final String TITLE_SV = "Ett objekt efter id";
    private static final String TITLE_EN = "Get feature by identifier";

    private StoredQueryAnswer() {}

    static void list(OutputStream out, WfsNames names, List<WfsTypes.Type> types) throws XMLStreamException {
        var xml = begin(out, names, "wfs:ListStoredQueriesResponse");
        xml.start("wfs:StoredQuery").attribute("id", WfsQuestions.BY_ID);
        title(xml);
        for (var type : types) {
            xml.element("wfs:ReturnFeatureType", WfsNames.type(WfsNames.xml(type.id())));
        }
        if (types.isEmpty()) {
            xml.element("wfs:ReturnFeatureType", "");
        }
        xml.finish();
    }

    static void describe(OutputStream out, WfsNames names) throws XMLStreamException {
        var xml = begin(out, names, "wfs:DescribeStoredQueriesResponse");
        xml.start("wfs:StoredQueryDescription").attribute("id", WfsQuestions.BY_ID);
        title(xml);
        xml.start("wfs:Parameter")
                .attribute("name", "ID")
                .attribute("type", "xsd:string")
                .end();
        xml.start("wfs:QueryExpressionText")
                .attribute("returnFeatureTypes", "")
                .attribute("language", "urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression")
                .attribute("isPrivate", "true")
                .end();
        xml.finish();
    }

    private static XmlOut begin(OutputStream out, WfsNames names, String root) throws XMLStreamException {
        return new XmlOut(out, names)
                .root(root, "wfs", "xsd", "xsi", WfsNames.PREFIX)
                .attribute("xsi:schemaLocation", "http://www.opengis.net/wfs/2.0 " + names.schema("wfs/2.0/wfs.xsd"));
    }

    private static void title(XmlOut xml) throws XMLStreamException {
        xml.start("wfs:Title").attribute("xml:lang", "sv").text(TITLE_SV).end();
        xml.start("wfs:Title").attribute("xml:lang", "en").text(TITLE_EN).end();
    }
}
