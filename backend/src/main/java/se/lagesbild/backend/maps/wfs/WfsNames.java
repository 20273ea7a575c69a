package se.lagesbild.backend.maps.wfs;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of types, fields and features as WFS writes them. They stand in a namespace below the address that was asked.
 *
 * @param base of the service, for example {@code https://karta.example.se}
 */
record WfsNames(String base) {
    static final String PREFIX = "lb";
    static final String GEOMETRY = "geometry";

    private static final Pattern ENCODED = Pattern.compile("_x(0?[0-9A-F]{4})_");
    private static final Pattern BINDING = Pattern.compile("xmlns\\(([^,=)]*)[,=]([^)]*)\\)");

    String service() {
        return base + "/ogc/wfs";
    }

    String namespace() {
        return base + "/ogc/wfs/types";
    }

    String schema(String path) {
        return base + "/ogc/schemas/" + path;
    }

    /** Address of our own schema. @param type null for all types */
    String described(@Nullable String type) {
        return service() + "?service=WFS&version=2.0.0&request=DescribeFeatureType"
                + (type == null ? "" : "&typeNames=" + PREFIX + ":" + type);
    }

    static String type(String collection) {
        return PREFIX + ":" + collection;
    }

    /** A name of ours as an XML name: signs that cannot stand there become their number, as {@code _x0020_}. */
    static String xml(String name) {
        return xml(name, true);
    }

    private static String xml(String name, boolean atStart) {
        var text = new StringBuilder(name.length());
        name.codePoints().forEach(sign -> {
            boolean inside = !atStart || !text.isEmpty();
            if (Character.isLetter(sign) || sign == '_' || (inside && isInner(sign))) {
                text.appendCodePoint(sign);
            } else {
                text.append("_x%04X_".formatted(sign));
            }
        });
        return text.toString();
    }

    private static boolean isInner(int sign) {
        return (sign >= '0' && sign <= '9') || sign == '-' || sign == '.';
    }

    /** Id of a feature among those of all types. */
    static String feature(String collection, String id) {
        return xml(collection) + "." + xml(id, false);
    }

    /** A feature by its id among those of all types. @param collection as in {@link #xml(String)} */
    record Feature(String collection, String id) {
        /** @return with an empty id where the text holds none */
        static Feature read(String text) {
            int dot = text.indexOf('.');
            return dot < 0
                    ? new Feature(text, "")
                    : new Feature(
                            text.substring(0, dot),
                            ENCODED.matcher(text.substring(dot + 1))
                                    .replaceAll(sign -> java.util.regex.Matcher.quoteReplacement(
                                            Character.toString(Integer.parseInt(sign.group(1), 16)))));
        }
    }

    /**
     * The collection that a type name means: without prefix, with ours, or with one that the request binds to our namespace.
     *
     * @param bindings as in {@code xmlns(lb,https://…)}, or null
     * @return null where it is in another namespace
     */
    @Nullable
    String collection(String type, @Nullable String bindings) {
        int colon = type.indexOf(':');
        if (colon < 0) {
            return type;
        }
        var prefix = type.substring(0, colon);
        Map<String, String> bound = new HashMap<>();
        if (bindings != null) {
            var match = BINDING.matcher(bindings);
            while (match.find()) {
                bound.put(match.group(1), match.group(2));
            }
        }
        var namespace = bound.getOrDefault(prefix, prefix.equals(PREFIX) ? namespace() : null);
        return namespace().equals(namespace) ? type.substring(colon + 1) : null;
    }
}
