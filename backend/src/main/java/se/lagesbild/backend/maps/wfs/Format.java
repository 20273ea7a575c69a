package se.lagesbild.backend.maps.wfs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;

/** What features are written as. */
enum Format {
    GML(
            "application/gml+xml; version=3.2",
            "text/xml; subtype=gml/3.2",
            "text/xml; subtype=gml/3.2.1",
            "gml32",
            "gml3",
            "text/xml"),
    GEO_JSON("application/geo+json", "application/json", "geojson", "json");

    private final List<String> names;

    /** @param names the first is the media type of the answer */
    Format(String... names) {
        this.names = List.of(names);
    }

    String mediaType() {
        return names.get(0);
    }

    /** Names that the capabilities list: the media types. */
    static List<String> listed() {
        return Arrays.stream(values())
                .flatMap(format -> format.names.stream())
                .filter(name -> name.contains("/") && !name.equals("text/xml"))
                .toList();
    }

    /** @param text as sent; null for the usual one */
    static Format read(@Nullable String text) {
        if (text == null) {
            return GML;
        }
        // a plus sign in an address that was not encoded arrives as a space
        var wanted = text.toLowerCase(Locale.ROOT)
                .replace("gml xml", "gml+xml")
                .replace("geo json", "geo+json")
                .replace(" ", "");
        return Arrays.stream(values())
                .filter(format -> format.names.stream()
                        .anyMatch(name -> name.replace(" ", "").equals(wanted)))
                .findFirst()
                .orElseThrow(() -> new WfsFault(
                        Code.INVALID,
                        "outputFormat",
                        Problem.of(
                                400,
                                "wfs-no-format",
                                WfsRequest.shown(text),
                                listed().stream().collect(Collectors.joining(", ")))));
    }
}
