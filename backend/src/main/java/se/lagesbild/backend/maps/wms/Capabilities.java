package se.lagesbild.backend.maps.wms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.drawing.MapDrawing;
import se.lagesbild.backend.maps.drawing.MapWords;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** The service's description of itself: the layers that the viewer may see. */
@Component
class Capabilities {
    private static final String WMS = "http://www.opengis.net/wms";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /** Metres around the municipality in which features may lie. */
    private static final double MARGIN = 2_000;

    private final LayerShelf layers;
    private final WmsMap maps;
    private final MapDrawing drawing;
    private final Area area;
    private final Clock clock;
    private final Map<Crs, Envelope> extents = new ConcurrentHashMap<>();

    Capabilities(LayerShelf layers, WmsMap maps, MapDrawing drawing, Area area, Clock clock) {
        this.layers = layers;
        this.maps = maps;
        this.drawing = drawing;
        this.area = area;
        this.clock = clock;
    }

    /** @param address of the service, without a question mark */
    byte[] document(Viewer viewer, String address, Locale locale) {
        var xml = new Xml();
        xml.open(
                "WMS_Capabilities",
                "version",
                "1.3.0",
                "xmlns",
                WMS,
                "xmlns:xlink",
                XLINK,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                WMS + " http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd");
        service(xml, address, locale);
        xml.open("Capability");
        xml.open("Request");
        operation(xml, address, "GetCapabilities", List.of("text/xml"));
        operation(xml, address, "GetMap", List.of(WmsController.PNG));
        operation(xml, address, "GetFeatureInfo", FeatureInfo.FORMATS);
        xml.close();
        xml.open("Exception").text("Format", "XML").close();
        xml.open("Layer").text("Title", MapWords.text(locale, "wms.title", area.name()));
        xml.text("CRS", "CRS:84");
        maps.offered().forEach(crs -> xml.text("CRS", crs.code()));
        extent(xml);
        for (var layer : layers.list(viewer)) {
            layer(xml, layer, address, locale);
        }
        return xml.close().close().close().bytes();
    }

    private void service(Xml xml, String address, Locale locale) {
        xml.open("Service")
                .text("Name", "WMS")
                .text("Title", MapWords.text(locale, "wms.title", area.name()))
                .text("Abstract", MapWords.text(locale, "wms.abstract"));
        online(xml, address);
        xml.text("Fees", "none")
                .text("AccessConstraints", "none")
                .text("LayerLimit", String.valueOf(WmsMap.MOST_LAYERS))
                .text("MaxWidth", String.valueOf(WmsMap.LARGEST_SIDE))
                .text("MaxHeight", String.valueOf(WmsMap.LARGEST_SIDE))
                .close();
    }

    private static void operation(Xml xml, String address, String name, List<String> formats) {
        xml.open(name);
        formats.forEach(format -> xml.text("Format", format));
        xml.open("DCPType").open("HTTP").open("Get");
        online(xml, address + "?");
        xml.close().close().close().close();
    }

    private static void online(Xml xml, String address) {
        xml.open("OnlineResource", "xlink:type", "simple", "xlink:href", address)
                .close();
    }

    private void extent(Xml xml) {
        var degrees = extent(Crs.WGS_84);
        xml.open("EX_GeographicBoundingBox")
                .text("westBoundLongitude", number(degrees.getMinX()))
                .text("eastBoundLongitude", number(degrees.getMaxX()))
                .text("southBoundLatitude", number(degrees.getMinY()))
                .text("northBoundLatitude", number(degrees.getMaxY()))
                .close();
        box(xml, "CRS:84", degrees, false);
        maps.offered().forEach(crs -> box(xml, crs.code(), extent(crs), crs.northFirst()));
    }

    private static void box(Xml xml, String crs, Envelope box, boolean northFirst) {
        xml.open(
                        "BoundingBox",
                        "CRS",
                        crs,
                        "minx",
                        number(northFirst ? box.getMinY() : box.getMinX()),
                        "miny",
                        number(northFirst ? box.getMinX() : box.getMinY()),
                        "maxx",
                        number(northFirst ? box.getMaxY() : box.getMaxX()),
                        "maxy",
                        number(northFirst ? box.getMaxX() : box.getMaxY()))
                .close();
    }

    private Envelope extent(Crs crs) {
        return extents.computeIfAbsent(crs, to -> {
            var metric = drawing.municipality();
            metric.expandBy(MARGIN);
            var outline = Densifier.densify(area.crs().geometries().toGeometry(metric), 5_000);
            return to.from(area.crs(), outline).getEnvelopeInternal();
        });
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private void layer(Xml xml, MapLayer layer, String address, Locale locale) {
        xml.open("Layer", "queryable", layer.features().isPresent() ? "1" : "0");
        xml.text("Name", layer.id()).text("Title", MapWords.title(layer, locale));
        extent(xml);
        if (layer.features().filter(Capabilities::timed).isPresent()) {
            xml.text("Dimension", times(), "name", "time", "units", "ISO8601", "multipleValues", "0");
        }
        layer.attribution()
                .ifPresent(words -> xml.open("Attribution").text("Title", words).close());
        xml.open("Style").text("Name", WmsMap.DEFAULT_STYLE).text("Title", MapWords.text(locale, "wms.style-title"));
        var legend = LegendGraphic.of(drawing.legend(), layer, locale, 1);
        xml.open("LegendURL", "width", String.valueOf(legend.getWidth()), "height", String.valueOf(legend.getHeight()))
                .text("Format", WmsController.PNG);
        online(
                xml,
                address + "?service=WMS&version=1.3.0&request=GetLegendGraphic&sld_version=1.1.0&format="
                        + WmsController.PNG + "&layer=" + layer.id());
        xml.close().close().close();
    }

    /** True where a period chooses among its features or among what they are made of. */
    private static boolean timed(FeatureSource source) {
        return source.timeField() != null || !source.filters().isEmpty();
    }

    /** Any period up to today; without TIME all is shown. */
    private String times() {
        var today = LocalDate.ofInstant(clock.instant(), area.timeZone());
        return "2000-01-01/" + today + "/P1D";
    }
}
