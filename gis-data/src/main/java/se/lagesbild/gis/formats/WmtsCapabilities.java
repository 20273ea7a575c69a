package se.lagesbild.gis.formats;

import static se.lagesbild.gis.formats.WmsCapabilities.all;
import static se.lagesbild.gis.formats.WmsCapabilities.link;
import static se.lagesbild.gis.formats.WmsCapabilities.textOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.lagesbild.gis.geo.TileGrid;

/** Reads the capabilities of a WMTS 1.0.0. Stateless. */
public final class WmtsCapabilities {
    /** Scale denominator of level 0, where 256 pixels of 0.28 mm show the whole world. */
    private static final double LEVEL_0 = TileGrid.WEB_MERCATOR.side() / TileGrid.PIXELS / 0.00028;

    /** Services round; a neighbouring level lies a factor of 2 away. */
    private static final double SAME = 1e-5;

    /** Metres: under a thousandth of a pixel at level 19 is not asked for. */
    private static final double SAME_CORNER = 1;

    private static final int LEVELS = 24;

    /** Letters of an address: no server takes more, and what a document fills in must not grow without end. */
    private static final int LONGEST = 2_000;

    private static final Pattern NAMED = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern MERCATOR =
            Pattern.compile("(?i)(EPSG:|urn:ogc:def:crs:EPSG:[\\d.]*:|https?://www.opengis.net/def/crs/EPSG/0/)"
                    + "(3857|900913|102100|102113)");

    private WmtsCapabilities() {}

    /**
     * @param xml as it came
     * @throws XmlException when that is no capabilities document of a WMTS
     */
    public static MapService read(byte[] xml) {
        var root = SafeXml.read(OldDoctype.without(xml));
        var contents = SafeXml.name(root).equals("Capabilities") ? SafeXml.child(root, "Contents") : null;
        if (contents == null) {
            throw new XmlException(SafeXml.name(root), "the answer is no capabilities document of a WMTS");
        }
        var sets = new LinkedHashMap<String, List<String>>();
        for (var set : all(contents, "TileMatrixSet")) {
            var id = textOf(set, "Identifier");
            var levels = levels(set);
            if (id != null && !levels.isEmpty()) {
                sets.put(id, levels);
            }
        }
        var provider = SafeXml.child(root, "ServiceProvider");
        var whose = provider == null ? null : textOf(provider, "ProviderName");
        var layers = new ArrayList<MapService.Layer>();
        for (var layer : all(contents, "Layer")) {
            var read = layer(layer, sets, whose);
            if (read != null) {
                layers.add(read);
            }
        }
        var version = SafeXml.attribute(root, "version");
        return new MapService(version == null ? "1.0.0" : version, List.of(), false, layers);
    }

    private static MapService.@Nullable Layer layer(
            Element layer, Map<String, List<String>> sets, @Nullable String whose) {
        var name = textOf(layer, "Identifier");
        if (name == null) {
            return null;
        }
        var set = all(layer, "TileMatrixSetLink").stream()
                .map(link -> textOf(link, "TileMatrixSet"))
                .filter(id -> id != null && sets.containsKey(id))
                .findFirst()
                .orElse(null);
        var title = textOf(layer, "Title");
        return new MapService.Layer(
                name,
                title == null ? name : title,
                set,
                all(layer, "Format").stream().map(SafeXml::text).toList(),
                styles(layer),
                tiles(layer),
                set == null ? List.of() : sets.get(set),
                whose);
    }

    private static List<MapService.Style> styles(Element layer) {
        var styles = new ArrayList<MapService.Style>();
        for (var style : all(layer, "Style")) {
            var id = textOf(style, "Identifier");
            var title = textOf(style, "Title");
            var legend = SafeXml.child(style, "LegendURL");
            var one = new MapService.Style(
                    id == null ? "" : id, title == null ? "" : title, legend == null ? null : link(legend));
            styles.add("true".equals(SafeXml.attribute(style, "isDefault")) ? 0 : styles.size(), one);
        }
        return styles;
    }

    private static Map<String, String> tiles(Element layer) {
        var tiles = new LinkedHashMap<String, String>();
        var standards = standards(layer);
        for (var resource : all(layer, "ResourceURL")) {
            var template = SafeXml.attribute(resource, "template");
            if ("tile".equals(SafeXml.attribute(resource, "resourceType")) && template != null) {
                var filled = filled(template, standards);
                if (filled != null) {
                    var format = SafeXml.attribute(resource, "format");
                    tiles.putIfAbsent(format == null ? "" : format, filled);
                }
            }
        }
        return tiles;
    }

    /** What stands for each dimension, by its name in small letters. One with braces would be filled in itself, and is left out. */
    private static Map<String, String> standards(Element layer) {
        var standards = new HashMap<String, String>();
        for (var dimension : all(layer, "Dimension")) {
            var id = textOf(dimension, "Identifier");
            var standard = textOf(dimension, "Default");
            if (id != null && standard != null && !standard.contains("{") && !standard.contains("}")) {
                standards.putIfAbsent(id.toLowerCase(Locale.ROOT), standard);
            }
        }
        return standards;
    }

    /** @return null where the address would be too long */
    private static @Nullable String filled(String template, Map<String, String> standards) {
        if (template.length() > LONGEST) {
            return null;
        }
        var filled = new StringBuilder();
        var named = NAMED.matcher(template);
        while (named.find()) {
            var standard = standards.getOrDefault(named.group(1).toLowerCase(Locale.ROOT), named.group());
            named.appendReplacement(filled, Matcher.quoteReplacement(standard));
            if (filled.length() > LONGEST) {
                return null;
            }
        }
        named.appendTail(filled);
        return filled.length() > LONGEST ? null : filled.toString();
    }

    /** Ids of the matrices that lie on the common grid of the web, by level; empty where the set is another grid, whatever its name. */
    private static List<String> levels(Element set) {
        var system = textOf(set, "SupportedCRS");
        if (system == null || !MERCATOR.matcher(system).matches()) {
            return List.of();
        }
        var levels = new ArrayList<>(Collections.nCopies(LEVELS + 1, ""));
        int last = -1;
        for (var matrix : all(set, "TileMatrix")) {
            var id = textOf(matrix, "Identifier");
            int level = level(matrix);
            if (id != null && level >= 0) {
                levels.set(level, id);
                last = Math.max(last, level);
            }
        }
        return List.copyOf(levels.subList(0, last + 1));
    }

    /** @return -1 where the matrix lies on another grid */
    private static int level(Element matrix) {
        try {
            double scale = Double.parseDouble(number(matrix, "ScaleDenominator"));
            var corner = number(matrix, "TopLeftCorner").split("\\s+");
            int level = (int) Math.round(Math.log(LEVEL_0 / scale) / Math.log(2));
            boolean fits = level >= 0
                    && level <= LEVELS
                    && Math.abs(scale * (1L << level) / LEVEL_0 - 1) < SAME
                    && corner.length == 2
                    && Math.abs(Double.parseDouble(corner[0]) - TileGrid.WEB_MERCATOR.west()) < SAME_CORNER
                    && Math.abs(Double.parseDouble(corner[1]) - TileGrid.WEB_MERCATOR.north()) < SAME_CORNER
                    && Integer.parseInt(number(matrix, "TileWidth")) == 256
                    && Integer.parseInt(number(matrix, "TileHeight")) == 256;
            return fits ? level : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String number(Element matrix, String name) {
        var text = textOf(matrix, name);
        return text == null ? "" : text;
    }
}
