package se.lagesbild.backend.maps.wms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.drawing.MapFrame;
import se.lagesbild.backend.maps.drawing.MapWords;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.json.JsonMapper;

/** Answers what lies at a pixel, from the same features and by the same rights as every other list. */
@Component
class FeatureInfo {
    static final String JSON = "application/json";
    static final String HTML = "text/html";
    static final String TEXT = "text/plain";
    static final List<String> FORMATS = List.of(JSON, HTML, TEXT);

    /** A mark is hit from this far, pixels of a screen. */
    private static final double REACH = 6;

    /**
     * Said in the answer, as GeoJSON was before RFC 7946: without it QGIS takes the numbers for the map's own system. The short form is
     * longitude first; the name of CRS84 is one that OpenLayers does not turn into SWEREF.
     */
    private static final Map<String, Object> WGS_84 = Map.of("type", "name", "properties", Map.of("name", "EPSG:4326"));

    private static final int MOST = 50;
    private static final int LOOKED_AT = 500;

    private final Ground ground;
    private final ReadLog readLog;
    private final JsonMapper json;

    FeatureInfo(Ground ground, ReadLog readLog, JsonMapper json) {
        this.ground = ground;
        this.readLog = readLog;
        this.json = json;
    }

    private record Hit(MapLayer layer, FeatureSource source, FeatureSource.Row row) {}

    byte[] answer(
            Viewer viewer,
            WmsParameters given,
            MapFrame frame,
            List<MapLayer> layers,
            LayerFilter filter,
            String format,
            Locale locale) {
        int count = given.find("feature_count") == null
                ? 1
                : given.whole("feature_count", 1, Integer.MAX_VALUE, "InvalidParameterValue");
        var around = around(given, frame);
        var hits = new ArrayList<Hit>();
        for (var layer : layers) {
            var source = layer.features()
                    .orElseThrow(() -> new WmsFault("LayerNotQueryable", "query_layers", "not-queryable", layer.id()));
            var found = around.isEmpty()
                    ? List.<Hit>of()
                    : find(viewer, layer, source, around, filter, Math.min(MOST, count));
            if (layer.logged()) {
                readLog.read(viewer, "wms-info/" + layer.id(), filter.canonical() + layer.asked(), found.size());
            }
            hits.addAll(found);
        }
        var text = switch (format) {
            case HTML -> html(viewer, hits, locale);
            case TEXT -> text(viewer, hits, locale);
            default -> json(hits);
        };
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Ground around the pixel, in the area's metric system. */
    private Geometry around(WmsParameters given, MapFrame frame) {
        boolean old = WmsMap.old(given);
        double x = pixel(given, old ? "x" : "i", frame.width());
        double y = pixel(given, old ? "y" : "j", frame.height());
        double perX = frame.ground().getWidth() / frame.width();
        double perY = frame.ground().getHeight() / frame.height();
        double east = frame.ground().getMinX() + (x + 0.5) * perX;
        double north = frame.ground().getMaxY() - (y + 0.5) * perY;
        double reach = REACH * frame.density();
        var box = new Envelope(east - reach * perX, east + reach * perX, north - reach * perY, north + reach * perY);
        return ground.metric(frame.crs(), frame.crs().geometries().toGeometry(box));
    }

    private static int pixel(WmsParameters given, String name, int side) {
        try {
            int value = Integer.parseInt(given.get(name));
            if (value >= 0 && value < side) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new WmsFault(
                "InvalidPoint",
                name,
                "point",
                WmsParameters.shown(given.get(name.equals("i") || name.equals("j") ? "i" : "x")),
                WmsParameters.shown(given.get(name.equals("i") || name.equals("j") ? "j" : "y")));
    }

    private static List<Hit> find(
            Viewer viewer, MapLayer layer, FeatureSource source, Geometry around, LayerFilter filter, int count) {
        var question = new FeatureSource.Question(filter, around.getEnvelopeInternal(), null);
        return source.page(viewer, question, null, 0, LOOKED_AT).rows().stream()
                .filter(row -> row.geometry() != null && row.geometry().intersects(around))
                .limit(count)
                .map(row -> new Hit(layer, source, row))
                .toList();
    }

    private String json(List<Hit> hits) {
        var answer = Features.collection(hits.stream()
                .map(hit -> {
                    var geometry = hit.row().geometry();
                    return Features.feature(
                            hit.layer().id() + "." + hit.row().id(),
                            geometry == null ? null : Crs.WGS_84.from(ground.crs(), geometry),
                            hit.row().values());
                })
                .toList());
        answer.put("crs", WGS_84);
        return json.writeValueAsString(answer);
    }

    private static String text(Viewer viewer, List<Hit> hits, Locale locale) {
        if (hits.isEmpty()) {
            return MapWords.text(locale, "wms.nothing") + "\n";
        }
        var text = new StringBuilder();
        for (var hit : hits) {
            text.append(MapWords.title(hit.layer(), locale))
                    .append(' ')
                    .append(hit.row().id())
                    .append('\n');
            words(viewer, hit, locale)
                    .forEach((name, value) -> text.append("  ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n'));
        }
        return text.toString();
    }

    private static String html(Viewer viewer, List<Hit> hits, Locale locale) {
        var language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? "en" : "sv";
        var html = new StringBuilder("<!doctype html><html lang=\"" + language
                + "\"><head><meta charset=\"utf-8\"><title>Lägesbild</title></head><body>");
        if (hits.isEmpty()) {
            html.append("<p>").append(MapWords.text(locale, "wms.nothing")).append("</p>");
        }
        for (var hit : hits) {
            html.append("<table><caption>")
                    .append(HtmlUtils.htmlEscape(MapWords.title(hit.layer(), locale)))
                    .append("</caption>");
            words(viewer, hit, locale)
                    .forEach((name, value) -> html.append("<tr><th scope=\"row\">")
                            .append(HtmlUtils.htmlEscape(name))
                            .append("</th><td>")
                            .append(HtmlUtils.htmlEscape(value))
                            .append("</td></tr>"));
            html.append("</table>");
        }
        return html.append("</body></html>").toString();
    }

    /** What people read of a feature: fields by their title, those without a value left out. */
    private static Map<String, String> words(Viewer viewer, Hit hit, Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        Map<String, @Nullable Object> values = new TreeMap<>(hit.row().values());
        var words = new LinkedHashMap<String, String>();
        for (var field : hit.source().fields(viewer)) {
            var value = values.get(field.name());
            if (value != null) {
                words.put(english ? field.titleEn() : field.titleSv(), MapWords.value(locale, field.name(), value));
            }
        }
        return words;
    }
}
