package se.lagesbild.backend.maps.outside;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Questions to a service: its own address with what it carries already (a map file, a token), and the parameters of the protocol. Pure. */
final class ServiceAddress {
    private static final Set<String> PROTOCOL = Set.of(
            "service",
            "request",
            "version",
            "acceptversions",
            "layers",
            "layer",
            "styles",
            "style",
            "crs",
            "srs",
            "bbox",
            "width",
            "height",
            "format",
            "transparent",
            "tilematrixset",
            "tilematrix",
            "tilerow",
            "tilecol");

    private ServiceAddress() {}

    /** @param parameters written as they are: encoded, or names that {@link TileSource} fills in */
    static String ask(String address, Map<String, String> parameters) {
        int mark = address.indexOf('?');
        var base = mark < 0 ? address : address.substring(0, mark);
        var query = new ArrayList<String>();
        for (var pair : (mark < 0 ? "" : address.substring(mark + 1)).split("&")) {
            if (!pair.isEmpty() && !PROTOCOL.contains(name(pair))) {
                query.add(pair);
            }
        }
        parameters.forEach((name, value) -> query.add(name + "=" + value));
        return base + "?" + String.join("&", query);
    }

    /** A WMTS may be a file that stands there; then it is fetched as it is. */
    static String capabilities(OutsideLayer.Kind kind, String address) {
        if (kind == OutsideLayer.Kind.WMTS && path(address).endsWith(".xml")) {
            return address;
        }
        var version = kind == OutsideLayer.Kind.WMS ? "1.3.0" : "1.0.0";
        return ask(address, ordered("SERVICE", kind.name(), "REQUEST", "GetCapabilities", "VERSION", version));
    }

    /** True where a key for the one may be told to the other: same protocol, host and port. */
    static boolean sameServer(String one, String other) {
        return origin(one).equals(origin(other));
    }

    static Map<String, String> ordered(String... namesAndValues) {
        var map = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static String name(String pair) {
        var name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static String path(String address) {
        int mark = address.indexOf('?');
        return (mark < 0 ? address : address.substring(0, mark)).toLowerCase(Locale.ROOT);
    }

    private static List<Object> origin(String address) {
        var uri = URI.create(address);
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return List.of(scheme, String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT), port);
    }
}
