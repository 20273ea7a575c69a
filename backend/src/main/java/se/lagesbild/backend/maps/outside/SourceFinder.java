package se.lagesbild.backend.maps.outside;

import static se.lagesbild.backend.maps.outside.ServiceAddress.ordered;
import static se.lagesbild.backend.maps.outside.TileSource.encoded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.gis.formats.MapService;
import se.lagesbild.gis.formats.WmsCapabilities;
import se.lagesbild.gis.formats.WmtsCapabilities;
import se.lagesbild.gis.formats.XmlException;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/**
 * Finds out where the pictures of a layer lie. A WMS is asked at the address that was typed, not at the one it tells: behind a proxy that is often
 * an inner one.
 */
@Component
class SourceFinder {
    private static final int MOST_BYTES = 5 << 20;
    private static final int MOST_MILLIS = 20_000;
    private static final List<String> KINDS_OF_PICTURE = List.of("image/png", "image/jpeg", "image/webp");
    private static final Pattern NAMED = Pattern.compile("\\{([^{}]*)}");
    private static final TileAddress WORLD = new TileAddress(TileGrid.WEB_MERCATOR, 0, 0, 0);

    private final OutsideHosts hosts;
    private final OutsideFetch fetch;

    SourceFinder(OutsideHosts hosts, OutsideFetch fetch) {
        this.hosts = hosts;
        this.fetch = fetch;
    }

    /** @param names of the service's layers; empty: none chosen yet */
    record Asked(
            OutsideLayer.Kind kind,
            String address,
            List<String> names,
            @Nullable String style,
            @Nullable String format,
            OutsideLayer.@Nullable Key key) {}

    /** @param format that was chosen @param attribution as the service says; null where it does not */
    record Found(
            TileSource source,
            List<String> legends,
            @Nullable String format,
            @Nullable String attribution) {}

    /** What the service says of itself; asked now. Not for XYZ, which says nothing. */
    MapService service(Asked asked) throws OutsideFault {
        var host = hosts.read(asked.address()).getHost();
        var key = asked.key();
        var body = fetch.get(new OutsideFetch.Wish(
                hosts.read(ServiceAddress.capabilities(asked.kind(), asked.address())),
                key == null ? null : key.name(),
                key == null ? null : key.value(),
                MOST_BYTES,
                MOST_MILLIS));
        if (body.empty()) {
            throw new OutsideFault("outside-nothing-there", host);
        }
        try {
            return asked.kind() == OutsideLayer.Kind.WMS
                    ? WmsCapabilities.read(body.body())
                    : WmtsCapabilities.read(body.body());
        } catch (XmlException e) {
            throw new OutsideFault("outside-not-a-service", host, asked.kind());
        }
    }

    /** @param service null for XYZ */
    Found find(Asked asked, @Nullable MapService service) throws OutsideFault {
        var found = service == null
                ? new Found(new TileSource(xyz(asked.address()), List.of()), List.of(), null, null)
                : asked.kind() == OutsideLayer.Kind.WMS ? wms(asked, service) : wmts(asked, service);
        var first = found.source().address(firstOf(found.source()));
        hosts.read(first);
        hosts.requireNamable(asked.address(), first);
        return found;
    }

    private static TileAddress firstOf(TileSource source) throws OutsideFault {
        for (int z = 0; z <= TileGrid.WEB_MERCATOR.lastLevel(); z++) {
            if (source.offers(z)) {
                return z == 0 ? WORLD : new TileAddress(TileGrid.WEB_MERCATOR, z, 0, 0);
            }
        }
        throw new OutsideFault("outside-no-mercator", "WMTS");
    }

    private static String xyz(String address) throws OutsideFault {
        if (address.contains("{s}")) {
            throw new OutsideFault("outside-subdomains");
        }
        var words = NAMED.matcher(address).results().map(word -> word.group(1)).toList();
        boolean fits = words.contains("z") && words.contains("x") && (words.contains("y") != words.contains("-y"));
        if (!fits || !List.of("z", "x", "y", "-y").containsAll(words) || !isFilledInBehindTheServer(address)) {
            throw new OutsideFault("outside-template");
        }
        return address;
    }

    /** Or each picture could lie on a server of its own, and only the first were looked at. */
    private static boolean isFilledInBehindTheServer(String template) {
        int slashes = template.indexOf("//");
        int path = slashes < 0 ? -1 : template.indexOf('/', slashes + 2);
        int brace = template.indexOf('{');
        return path >= 0 && (brace < 0 || brace > path);
    }

    private Found wms(Asked asked, MapService service) throws OutsideFault {
        var layers = layers(asked, service);
        var systems = layers.stream().map(MapService.Layer::mercator).distinct().toList();
        var system = systems.get(0);
        if (system == null || systems.size() > 1) {
            throw new OutsideFault("outside-no-mercator", String.join(", ", asked.names()));
        }
        boolean modern = service.version().startsWith("1.3");
        var format = format(asked.format(), service.formats().isEmpty() ? KINDS_OF_PICTURE : service.formats());
        var names =
                String.join(",", asked.names().stream().map(TileSource::encoded).toList());
        var style = asked.style() == null ? "" : encoded(asked.style());
        var template = ServiceAddress.ask(
                asked.address(),
                ordered(
                        "SERVICE",
                        "WMS",
                        "VERSION",
                        service.version(),
                        "REQUEST",
                        "GetMap",
                        "LAYERS",
                        names,
                        // as many as there are layers; an empty one is the layer's own
                        "STYLES",
                        style + ",".repeat(layers.size() - 1),
                        modern ? "CRS" : "SRS",
                        system,
                        "BBOX",
                        "{bbox}",
                        "WIDTH",
                        "256",
                        "HEIGHT",
                        "256",
                        "FORMAT",
                        encoded(format),
                        "TRANSPARENT",
                        "TRUE"));
        var legends = new ArrayList<String>();
        for (var layer : layers) {
            var legend = legend(asked, service, layer);
            if (legend != null) {
                legends.add(legend);
            }
        }
        return new Found(new TileSource(template, List.of()), legends, format, attribution(layers));
    }

    private @Nullable String legend(Asked asked, MapService service, MapService.Layer layer) {
        var style =
                asked.style() == null ? layer.styles().stream().findFirst().orElse(null) : layer.style(asked.style());
        if (style != null && style.legend() != null) {
            return usable(asked.address(), style.legend());
        }
        return service.drawsLegends()
                ? ServiceAddress.ask(
                        asked.address(),
                        ordered(
                                "SERVICE", "WMS",
                                "VERSION", service.version(),
                                "REQUEST", "GetLegendGraphic",
                                "SLD_VERSION", "1.1.0",
                                "LAYER", encoded(layer.name()),
                                "STYLE", asked.style() == null ? "" : encoded(asked.style()),
                                "FORMAT", "image%2Fpng"))
                : null;
    }

    /** Null for an address that may not be asked: a layer without its legend is better than none. */
    private @Nullable String usable(String address, String legend) {
        try {
            var named = hosts.read(hosts.read(address)
                            .resolve(legend.replace(" ", "%20"))
                            .toString())
                    .toString();
            hosts.requireNamable(address, named);
            return named;
        } catch (OutsideFault | IllegalArgumentException e) {
            return null;
        }
    }

    private Found wmts(Asked asked, MapService service) throws OutsideFault {
        var layer = layers(asked, service).get(0);
        var set = layer.mercator();
        if (set == null) {
            throw new OutsideFault("outside-no-mercator", layer.name());
        }
        var offered = layer.tiles().isEmpty()
                ? layer.formats()
                : layer.tiles().keySet().stream().toList();
        var format = format(asked.format(), offered);
        var style = asked.style() != null
                ? asked.style()
                : layer.styles().stream()
                        .findFirst()
                        .map(MapService.Style::name)
                        .orElse("");
        String template = layer.tiles().get(format);
        if (template == null) {
            template = ServiceAddress.ask(
                    asked.address(),
                    ordered(
                            "SERVICE", "WMTS",
                            "REQUEST", "GetTile",
                            "VERSION", "1.0.0",
                            "LAYER", encoded(layer.name()),
                            "STYLE", encoded(style),
                            "TILEMATRIXSET", encoded(set),
                            "TILEMATRIX", "{matrix}",
                            "TILEROW", "{y}",
                            "TILECOL", "{x}",
                            "FORMAT", encoded(format)));
        } else {
            template = filled(template, "TileMatrixSet", encoded(set));
            template = filled(template, "Style", encoded(style));
            template = filled(template, "TileMatrix", "{matrix}");
            template = filled(template, "TileRow", "{y}");
            template = filled(template, "TileCol", "{x}");
            var left =
                    NAMED.matcher(template).results().map(word -> word.group(1)).toList();
            if (!List.of("matrix", "x", "y").containsAll(left) || !isFilledInBehindTheServer(template)) {
                throw new OutsideFault("outside-template");
            }
        }
        var one = layer.style(style);
        var legend = one == null || one.legend() == null ? null : usable(asked.address(), one.legend());
        return new Found(
                new TileSource(template, layer.matrices()),
                legend == null ? List.of() : List.of(legend),
                format,
                layer.attribution());
    }

    private static String filled(String template, String name, String value) {
        return template.replaceAll("(?i)\\{" + name + "}", java.util.regex.Matcher.quoteReplacement(value));
    }

    private static List<MapService.Layer> layers(Asked asked, MapService service) throws OutsideFault {
        var layers = new ArrayList<MapService.Layer>();
        for (var name : asked.names()) {
            layers.add(service.layers().stream()
                    .filter(layer -> layer.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new OutsideFault("outside-no-such-layer", name)));
        }
        if (asked.style() != null && (layers.size() > 1 || layers.get(0).style(asked.style()) == null)) {
            throw new OutsideFault("outside-no-such-style", asked.style());
        }
        return layers;
    }

    private static String format(@Nullable String wished, List<String> offered) throws OutsideFault {
        if (wished != null) {
            if (offered.contains(wished)) {
                return wished;
            }
            throw new OutsideFault("outside-format", String.join(", ", offered));
        }
        for (var kind : KINDS_OF_PICTURE) {
            for (var format : offered) {
                if (format.startsWith(kind)) {
                    return format;
                }
            }
        }
        throw new OutsideFault("outside-format", String.join(", ", offered));
    }

    private static @Nullable String attribution(List<MapService.Layer> layers) {
        var whose = layers.stream()
                .map(MapService.Layer::attribution)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        return whose.isEmpty() ? null : String.join(", ", whose);
    }
}
