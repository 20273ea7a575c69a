package se.lagesbild.backend.maps.ogc;

import java.util.LinkedHashMap;
import java.util.Map;

/** A link as OGC API writes it. */
final class Link {
    static final String JSON = "application/json";
    static final String HTML = "text/html";
    static final String GEOJSON = "application/geo+json";
    static final String SCHEMA = "application/schema+json";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    static final String TILEJSON = "application/vnd.mapbox.tile+json";
    static final String MVT = "application/vnd.mapbox-vector-tile";
    static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    static final String SCHEMA_OF = "http://www.opengis.net/def/rel/ogc/1.0/schema";
    static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
    static final String TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    static final String TILING_SCHEMES = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes";

    private Link() {}

    static Map<String, Object> to(String href, String rel, String type, String title) {
        var link = new LinkedHashMap<String, Object>();
        link.put("href", href);
        link.put("rel", rel);
        link.put("type", type);
        link.put("title", title);
        return link;
    }

    static Map<String, Object> template(String href, String rel, String type, String title) {
        var link = to(href, rel, type, title);
        link.put("templated", true);
        return link;
    }
}
