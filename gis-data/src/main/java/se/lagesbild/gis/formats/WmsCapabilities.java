package se.lagesbild.gis.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the capabilities of a WMS 1.1.0, 1.1.1 or 1.3.0. Systems, styles and attribution pass down from layer to layer. Stateless. */
public final class WmsCapabilities {
    /** Names of one and the same system: the official one, and those from before it had a number. */
    private static final List<String> MERCATOR = List.of("EPSG:3857", "EPSG:900913", "EPSG:102100", "EPSG:102113");

    private static final int DEEPEST = 20;
    private static final int MOST_LAYERS = 5_000;
    private static final int MOST_STYLES = 100;

    private WmsCapabilities() {}

    /**
     * At most 5,000 layers with 100 styles each, the first ones of the document.
     *
     * @param xml as it came
     * @throws XmlException when that is no capabilities document of a WMS
     */
    public static MapService read(byte[] xml) {
        var root = SafeXml.read(OldDoctype.without(xml));
        var name = SafeXml.name(root);
        if (!name.equals("WMS_Capabilities") && !name.equals("WMT_MS_Capabilities")) {
            throw new XmlException(name, "the answer is no capabilities document of a WMS");
        }
        var capability = SafeXml.child(root, "Capability");
        if (capability == null) {
            throw new XmlException("Capability", "the capabilities name no Capability");
        }
        var layers = new ArrayList<MapService.Layer>();
        for (var layer : all(capability, "Layer")) {
            collect(layer, Passed.NOTHING, layers, 0);
        }
        var version = SafeXml.attribute(root, "version");
        var request = SafeXml.child(capability, "Request");
        boolean legends = request != null && SafeXml.child(request, "GetLegendGraphic") != null;
        return new MapService(version == null ? "1.1.1" : version, formats(request), legends, layers);
    }

    /** @param systems those that are Web Mercator */
    private record Passed(
            Set<String> systems,
            List<MapService.Style> styles,
            @Nullable String attribution) {
        static final Passed NOTHING = new Passed(Set.of(), List.of(), null);
    }

    private static void collect(Element layer, Passed above, List<MapService.Layer> found, int depth) {
        if (found.size() >= MOST_LAYERS) {
            return;
        }
        var systems = new HashSet<>(above.systems());
        for (var name : List.of("CRS", "SRS")) {
            for (var system : all(layer, name)) {
                // 1.1.0 wrote several in one element
                Arrays.stream(SafeXml.text(system).split("\\s+"))
                        .filter(MERCATOR::contains)
                        .forEach(systems::add);
            }
        }
        var styles = styles(layer, above.styles());
        var attribution = SafeXml.child(layer, "Attribution");
        var whose = attribution == null ? above.attribution() : textOf(attribution, "Title");
        var name = textOf(layer, "Name");
        if (name != null) {
            var title = textOf(layer, "Title");
            found.add(new MapService.Layer(
                    name,
                    title == null ? name : title,
                    MERCATOR.stream().filter(systems::contains).findFirst().orElse(null),
                    List.of(),
                    styles,
                    Map.of(),
                    List.of(),
                    whose));
        }
        if (depth < DEEPEST) {
            for (var below : all(layer, "Layer")) {
                collect(below, new Passed(systems, styles, whose), found, depth + 1);
            }
        }
    }

    /** A layer that adds none shares what it was passed: a document may hold many layers below many styles. */
    private static List<MapService.Style> styles(Element layer, List<MapService.Style> above) {
        var own = all(layer, "Style");
        if (own.isEmpty()) {
            return above;
        }
        var styles = new LinkedHashMap<String, MapService.Style>();
        above.forEach(style -> styles.put(style.name(), style));
        for (var element : own) {
            var style = style(element);
            if (style != null && (styles.size() < MOST_STYLES || styles.containsKey(style.name()))) {
                styles.put(style.name(), style);
            }
        }
        return List.copyOf(styles.values());
    }

    private static MapService.@Nullable Style style(Element style) {
        var name = textOf(style, "Name");
        if (name == null) {
            return null;
        }
        var legend = SafeXml.child(style, "LegendURL");
        var resource = legend == null ? null : SafeXml.child(legend, "OnlineResource");
        var title = textOf(style, "Title");
        return new MapService.Style(name, title == null ? name : title, resource == null ? null : link(resource));
    }

    private static List<String> formats(@Nullable Element request) {
        var map = request == null ? null : SafeXml.child(request, "GetMap");
        return map == null
                ? List.of()
                : all(map, "Format").stream().map(SafeXml::text).toList();
    }

    static @Nullable String link(Element resource) {
        var link = resource.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        return link.isBlank() ? null : link.strip();
    }

    static List<Element> all(Element parent, String name) {
        return SafeXml.children(parent).stream()
                .filter(child -> SafeXml.name(child).equals(name))
                .toList();
    }

    /** @return null where the element is absent or empty */
    static @Nullable String textOf(Element parent, String name) {
        var child = SafeXml.child(parent, name);
        var text = child == null ? "" : SafeXml.text(child);
        return text.isEmpty() ? null : text;
    }
}
