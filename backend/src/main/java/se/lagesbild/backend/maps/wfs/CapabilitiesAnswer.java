package se.lagesbild.backend.maps.wfs;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.locationtech.jts.geom.Envelope;
import se.lagesbild.gis.formats.Area;

/** What this service can do, and the types that a viewer may read. */
final class CapabilitiesAnswer {
    /** Degrees around the boundary: observations may lie up to 2 km outside of it. */
    private static final double MARGIN_DEGREES = 0.04;

    private static final List<String> CONFORMANCE = List.of(
            "ImplementsSimpleWFS TRUE",
            "ImplementsBasicWFS TRUE",
            "ImplementsTransactionalWFS FALSE",
            "ImplementsLockingWFS FALSE",
            "KVPEncoding TRUE",
            "XMLEncoding TRUE",
            "SOAPEncoding FALSE",
            "ImplementsInheritance FALSE",
            "ImplementsRemoteResolve FALSE",
            "ImplementsResultPaging TRUE",
            "ImplementsStandardJoins FALSE",
            "ImplementsSpatialJoins FALSE",
            "ImplementsTemporalJoins FALSE",
            "ImplementsFeatureVersioning FALSE",
            "ManageStoredQueries FALSE",
            "PagingIsTransactionSafe FALSE");
    private static final List<String> FILTERS = List.of(
            "ImplementsQuery TRUE",
            "ImplementsAdHocQuery TRUE",
            "ImplementsFunctions FALSE",
            "ImplementsResourceId TRUE",
            "ImplementsMinStandardFilter TRUE",
            "ImplementsStandardFilter TRUE",
            "ImplementsMinSpatialFilter TRUE",
            "ImplementsSpatialFilter TRUE",
            "ImplementsMinTemporalFilter FALSE",
            "ImplementsTemporalFilter FALSE",
            "ImplementsVersionNav FALSE",
            "ImplementsSorting FALSE",
            "ImplementsExtendedOperators FALSE",
            "ImplementsMinimumXPath TRUE",
            "ImplementsSchemaElementFunc FALSE");
    private static final List<String> COMPARISONS = List.of(
            "PropertyIsEqualTo",
            "PropertyIsNotEqualTo",
            "PropertyIsLessThan",
            "PropertyIsGreaterThan",
            "PropertyIsLessThanOrEqualTo",
            "PropertyIsGreaterThanOrEqualTo",
            "PropertyIsLike",
            "PropertyIsNull",
            "PropertyIsNil",
            "PropertyIsBetween");
    private static final List<String> GEOMETRIES = List.of(
            "gml:Envelope",
            "gml:Point",
            "gml:LineString",
            "gml:Curve",
            "gml:Polygon",
            "gml:Surface",
            "gml:MultiPoint",
            "gml:MultiCurve",
            "gml:MultiSurface");
    private static final List<String> RELATIONS =
            List.of("BBOX", "Intersects", "Disjoint", "Contains", "Within", "Touches", "Crosses", "Overlaps", "Equals");

    private final XmlOut xml;
    private final WfsNames names;
    private final Area area;
    private final WfsSystems systems;

    CapabilitiesAnswer(OutputStream out, WfsNames names, Area area, WfsSystems systems) throws XMLStreamException {
        this.xml = new XmlOut(out, names);
        this.names = names;
        this.area = area;
        this.systems = systems;
    }

    void write(List<WfsTypes.Type> types) throws XMLStreamException {
        xml.root("wfs:WFS_Capabilities", "wfs", "ows", "fes", "gml", "xlink", "xsi", WfsNames.PREFIX)
                .attribute("version", "2.0.0")
                .attribute("xsi:schemaLocation", "http://www.opengis.net/wfs/2.0 " + names.schema("wfs/2.0/wfs.xsd"));
        identification();
        operations(types);
        xml.start("wfs:FeatureTypeList");
        for (var type : types) {
            type(type);
        }
        xml.end();
        filters();
        xml.finish();
    }

    private void identification() throws XMLStreamException {
        xml.start("ows:ServiceIdentification")
                .element("ows:Title", "Lägesbild " + area.name())
                .element("ows:ServiceType", "WFS")
                .element("ows:ServiceTypeVersion", "2.0.0")
                .element("ows:Fees", "NONE")
                .element(
                        "ows:AccessConstraints", "Inloggning krävs; läsning loggas. Log-in required; reads are logged.")
                .end();
        xml.start("ows:ServiceProvider").element("ows:ProviderName", area.name());
        xml.start("ows:ServiceContact").end().end();
    }

    private void operations(List<WfsTypes.Type> types) throws XMLStreamException {
        xml.start("ows:OperationsMetadata");
        operation("GetCapabilities");
        parameter("AcceptVersions", List.of("2.0.0"));
        xml.end();
        operation("DescribeFeatureType");
        xml.end();
        operation("ListStoredQueries");
        xml.end();
        operation("DescribeStoredQueries");
        parameter("StoredQuery_Id", List.of(WfsQuestions.BY_ID));
        xml.end();
        operation("GetFeature");
        parameter("resultType", List.of("results", "hits"));
        parameter("outputFormat", Format.listed());
        constraint("CountDefault", String.valueOf(WfsQuestions.USUAL_COUNT));
        xml.end();
        operation("GetPropertyValue");
        parameter("resultType", List.of("results", "hits"));
        xml.end();
        parameter("version", List.of("2.0.0"));
        if (!types.isEmpty()) {
            parameter("srsName", systemNames());
        }
        for (var line : CONFORMANCE) {
            int space = line.indexOf(' ');
            constraint(line.substring(0, space), line.substring(space + 1));
        }
        constraint("QueryExpressions", List.of("wfs:Query", "wfs:StoredQuery"));
        xml.end();
    }

    private List<String> systemNames() {
        var all = new ArrayList<String>();
        all.add(systems.usual().text());
        systems.others().forEach(name -> all.add(name.text()));
        return all;
    }

    private void operation(String name) throws XMLStreamException {
        xml.start("ows:Operation").attribute("name", name);
        xml.start("ows:DCP").start("ows:HTTP");
        xml.start("ows:Get").attribute("xlink:href", names.service() + "?").end();
        xml.start("ows:Post").attribute("xlink:href", names.service()).end();
        xml.end().end();
    }

    private void parameter(String name, List<String> values) throws XMLStreamException {
        xml.start("ows:Parameter").attribute("name", name);
        values(values);
        xml.end();
    }

    private void values(List<String> values) throws XMLStreamException {
        xml.start("ows:AllowedValues");
        for (var value : values) {
            xml.element("ows:Value", value);
        }
        xml.end();
    }

    private void constraint(String name, String value) throws XMLStreamException {
        xml.start("ows:Constraint").attribute("name", name);
        xml.start("ows:NoValues").end();
        xml.element("ows:DefaultValue", value).end();
    }

    private void constraint(String name, List<String> values) throws XMLStreamException {
        xml.start("ows:Constraint").attribute("name", name);
        values(values);
        xml.end();
    }

    private void type(WfsTypes.Type type) throws XMLStreamException {
        xml.start("wfs:FeatureType").element("wfs:Name", WfsNames.type(WfsNames.xml(type.id())));
        xml.start("wfs:Title")
                .attribute("xml:lang", "sv")
                .text(type.source().titleSv())
                .end();
        xml.start("wfs:Title")
                .attribute("xml:lang", "en")
                .text(type.source().titleEn())
                .end();
        var attribution = type.layer().attribution();
        if (attribution.isPresent()) {
            xml.element("wfs:Abstract", attribution.get());
        }
        xml.element("wfs:DefaultCRS", systems.usual().text());
        for (var other : systems.others()) {
            xml.element("wfs:OtherCRS", other.text());
        }
        xml.start("wfs:OutputFormats");
        for (var format : Format.listed()) {
            xml.element("wfs:Format", format);
        }
        xml.end();
        var box = new Envelope(area.boundary().getEnvelopeInternal());
        box.expandBy(MARGIN_DEGREES);
        xml.start("ows:WGS84BoundingBox")
                .element("ows:LowerCorner", corner(box.getMinX(), box.getMinY()))
                .element("ows:UpperCorner", corner(box.getMaxX(), box.getMaxY()))
                .end();
        xml.end();
    }

    private static String corner(double longitude, double latitude) {
        return String.format(Locale.ROOT, "%.4f %.4f", longitude, latitude);
    }

    private void filters() throws XMLStreamException {
        xml.start("fes:Filter_Capabilities").start("fes:Conformance");
        for (var line : FILTERS) {
            int space = line.indexOf(' ');
            xml.start("fes:Constraint").attribute("name", line.substring(0, space));
            xml.start("ows:NoValues").end();
            xml.element("ows:DefaultValue", line.substring(space + 1)).end();
        }
        xml.end();
        xml.start("fes:Id_Capabilities");
        xml.start("fes:ResourceIdentifier")
                .attribute("name", "fes:ResourceId")
                .end()
                .end();
        xml.start("fes:Scalar_Capabilities").start("fes:LogicalOperators").end();
        xml.start("fes:ComparisonOperators");
        for (var operator : COMPARISONS) {
            xml.start("fes:ComparisonOperator").attribute("name", operator).end();
        }
        xml.end().end();
        xml.start("fes:Spatial_Capabilities").start("fes:GeometryOperands");
        for (var geometry : GEOMETRIES) {
            xml.start("fes:GeometryOperand").attribute("name", geometry).end();
        }
        xml.end().start("fes:SpatialOperators");
        for (var relation : RELATIONS) {
            xml.start("fes:SpatialOperator").attribute("name", relation).end();
        }
        xml.end().end().end();
    }
}
