package se.lagesbild.backend.maps.ogc;

import java.util.List;
import java.util.stream.Stream;

/** The conformance classes that the face fulfils; each has tests of its own. */
final class Conformance {
    private static final String FEATURES = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private static final String CRS = "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/";
    private static final String FILTERING = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/";
    private static final String CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/";
    private static final String TILES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    private static final String TMS = "http://www.opengis.net/spec/tms/2.0/conf/";

    private Conformance() {}

    static final List<String> CLASSES = Stream.of(
                    of(FEATURES, "core", "oas30", "html", "geojson"),
                    of(CRS, "crs"),
                    of(FILTERING, "queryables", "queryables-query-parameters", "filter", "features-filter"),
                    of(
                            CQL2,
                            "cql2-text",
                            "basic-cql2",
                            "advanced-comparison-operators",
                            "case-insensitive-comparison",
                            "accent-insensitive-comparison",
                            "basic-spatial-functions",
                            "basic-spatial-functions-plus",
                            "spatial-functions",
                            "temporal-functions",
                            "property-property",
                            "arithmetic"),
                    of(TILES, "core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30"),
                    of(TMS, "tilematrixset", "json-tilematrixset", "tilesetmetadata", "json-tilesetmetadata"))
            .flatMap(List::stream)
            .toList();

    private static List<String> of(String base, String... names) {
        return Stream.of(names).map(name -> base + name).toList();
    }
}
