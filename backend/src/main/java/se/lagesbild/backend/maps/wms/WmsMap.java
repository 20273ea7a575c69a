package se.lagesbild.backend.maps.wms;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.CrsName;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.OfferedCrs;
import se.lagesbild.backend.maps.drawing.MapFrame;
import se.lagesbild.gis.geo.Crs;

/** Reads what a map request asks for: the part that GetMap and GetFeatureInfo share. */
@Component
class WmsMap {
    static final int LARGEST_SIDE = 4096;
    static final int MOST_LAYERS = 20;
    static final String DEFAULT_STYLE = "default";
    private static final double SCREEN_DPI = 96;

    private final LayerShelf layers;
    private final FilterReader filters;
    private final OfferedCrs offered;

    WmsMap(LayerShelf layers, FilterReader filters, OfferedCrs offered) {
        this.layers = layers;
        this.filters = filters;
        this.offered = offered;
    }

    /** Systems that maps are drawn in, WGS 84 first. */
    List<Crs> offered() {
        return offered.list().stream().map(CrsName::crs).distinct().toList();
    }

    /** In WMS 1.3.0 alone a short code means the register's order, north first for WGS 84 and SWEREF 99. */
    private Optional<CrsName> named(String text, boolean old) {
        boolean shortCode = text.regionMatches(true, 0, "EPSG:", 0, 5);
        var found = offered.find(text);
        return shortCode && !old ? found.map(name -> CrsName.of(name.crs())) : found;
    }

    /** WMS 1.1.1 names other parameters and always puts east first. */
    static boolean old(WmsParameters given) {
        var version = given.find("version");
        return version == null ? given.find("srs") != null && given.find("crs") == null : version.startsWith("1.1");
    }

    MapFrame frame(WmsParameters given) {
        boolean old = old(given);
        int width = given.whole("width", 1, LARGEST_SIDE, "InvalidParameterValue");
        int height = given.whole("height", 1, LARGEST_SIDE, "InvalidParameterValue");
        var parameter = old ? "srs" : "crs";
        var name = given.get(parameter);
        var crs = named(name, old)
                .orElseThrow(() -> new WmsFault(
                        old ? "InvalidSRS" : "InvalidCRS", parameter, "crs", WmsParameters.shown(name), names()));
        return new MapFrame(crs.crs(), ground(given.get("bbox"), crs), width, height, density(given));
    }

    private static Envelope ground(String text, CrsName crs) {
        var parts = text.split(",", -1);
        if (parts.length == 4) {
            try {
                var n = new double[4];
                for (int i = 0; i < 4; i++) {
                    n[i] = Double.parseDouble(parts[i].strip());
                }
                var ground =
                        crs.northFirst() ? new Envelope(n[1], n[3], n[0], n[2]) : new Envelope(n[0], n[2], n[1], n[3]);
                boolean usable = n[0] < n[2] && n[1] < n[3] && Double.isFinite(ground.getArea());
                if (usable) {
                    return ground;
                }
            } catch (NumberFormatException e) {
                // told below, with the text
            }
        }
        throw new WmsFault("InvalidParameterValue", "bbox", "bbox", WmsParameters.shown(text));
    }

    /** Clients that print say how fine; the standard has no word for it. */
    private static double density(WmsParameters given) {
        var dpi = given.find("dpi") == null ? given.find("map_resolution") : given.find("dpi");
        try {
            return dpi == null ? 1 : Math.max(0.5, Math.min(6, Double.parseDouble(dpi) / SCREEN_DPI));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    List<MapLayer> layers(Viewer viewer, WmsParameters given, String parameter) {
        var asked = given.list(parameter).stream().distinct().toList();
        if (asked.size() > MOST_LAYERS) {
            throw new WmsFault(
                    "InvalidParameterValue",
                    parameter,
                    "many-layers",
                    parameter.toUpperCase(Locale.ROOT),
                    asked.size(),
                    MOST_LAYERS);
        }
        return asked.stream()
                .map(id -> layers.find(viewer, id)
                        .orElseThrow(() -> new WmsFault("LayerNotDefined", parameter, "layer", WmsParameters.shown(id)))
                        .with(given::find))
                .toList();
    }

    /** There is one style; it may be left out or named. */
    static void checkStyles(WmsParameters given) {
        var styles = given.find("styles");
        if (styles == null) {
            return;
        }
        for (var style : styles.split(",", -1)) {
            if (!style.isBlank() && !style.strip().equals(DEFAULT_STYLE)) {
                throw new WmsFault("StyleNotDefined", "styles", "style", WmsParameters.shown(style));
            }
        }
    }

    /** The map's selection: TIME as {@code datetime}, the other words as everywhere. */
    LayerFilter filter(WmsParameters given) {
        var query = new StringBuilder();
        for (var name : List.of("category", "setting", "source", "focus", "hours", "status")) {
            add(query, name, given.find(name));
        }
        var time = given.find("time");
        add(query, "datetime", time == null ? given.find("datetime") : interval(time));
        return filters.filter(query.toString());
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** {@code start/end/resolution}: the resolution is of no use for events. */
    private static String interval(String time) {
        if (time.contains(",")) {
            throw new WmsFault("InvalidDimensionValue", "time", "time", WmsParameters.shown(time));
        }
        var parts = time.split("/", -1);
        return parts.length == 3 ? parts[0] + "/" + parts[1] : time;
    }

    static @Nullable Color paper(WmsParameters given) {
        var transparent = given.find("transparent");
        if ("TRUE".equalsIgnoreCase(transparent)) {
            return null;
        }
        var colour = given.find("bgcolor");
        if (colour == null) {
            return Color.WHITE;
        }
        if (!colour.matches("(?i)0x[0-9a-f]{6}")) {
            throw new WmsFault("InvalidParameterValue", "bgcolor", "bgcolor", WmsParameters.shown(colour));
        }
        return Color.decode(colour);
    }

    private String names() {
        return "CRS:84, " + String.join(", ", offered().stream().map(Crs::code).toList());
    }
}
