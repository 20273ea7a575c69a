package se.lagesbild.backend.maps.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.MapLayer;

/** Writes the OpenAPI 3.0 document of the face. */
final class OpenApi {
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final Asked asked;
    private final String version;
    private final @Nullable Viewer viewer;
    private final List<MapLayer> layers;
    private final Map<String, Object> paths = new LinkedHashMap<>();

    OpenApi(Asked asked, String version, Optional<Viewer> viewer, LayerShelf shelf) {
        this.asked = asked;
        this.version = version;
        this.viewer = viewer.orElse(null);
        this.layers = viewer.map(shelf::list).orElse(List.of());
        paths();
    }

    /** What each address gives, for people. */
    Map<String, Object> calls() {
        var calls = new LinkedHashMap<String, Object>();
        paths.forEach((path, item) -> {
            var get = (Map<?, ?>) ((Map<?, ?>) item).get("get");
            calls.put("GET /ogc" + (path.equals("/") ? "" : path), get.get("summary"));
        });
        return calls;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.0.3");
        document.put(
                "info",
                Map.of(
                        "title",
                        asked.word("ogc-api"),
                        "version",
                        version,
                        "description",
                        asked.word("ogc-description")));
        document.put("servers", List.of(Map.of("url", asked.root())));
        document.put("security", List.of(Map.of(), Map.of("basic", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "securitySchemes", Map.of("basic", Map.of("type", "http", "scheme", "basic")),
                        "parameters", common(),
                        "schemas", Map.of("problem", problem())));
        return document;
    }

    private void paths() {
        get("/", "getLandingPage", asked.word("ogc-root"), List.of(), Link.JSON);
        get("/conformance", "getConformance", asked.word("ogc-conformance"), List.of(), Link.JSON);
        get("/api", "getApi", asked.word("ogc-api"), List.of(), "application/vnd.oai.openapi+json;version=3.0");
        get("/collections", "getCollections", asked.word("ogc-collections"), List.of(), Link.JSON);
        get("/tileMatrixSets", "getTileMatrixSets", asked.word("ogc-tile-matrix-sets"), List.of(), Link.JSON);
        get(
                "/tileMatrixSets/{tileMatrixSetId}",
                "getTileMatrixSet",
                asked.word("ogc-tile-matrix-set"),
                List.of(ref("tileMatrixSetId")),
                Link.JSON);
        for (var layer : layers) {
            layer(layer);
        }
    }

    private void layer(MapLayer layer) {
        var here = "/collections/" + layer.id();
        var title = Collections.title(asked, layer);
        var name = layer.id();
        get(here, "describe-" + name, title, List.of(), Link.JSON);
        layer.features().ifPresent(source -> {
            get(
                    here + "/queryables",
                    "queryables-" + name,
                    title + ": " + asked.word("ogc-queryables"),
                    List.of(),
                    Link.SCHEMA);
            get(here + "/schema", "schema-" + name, title + ": " + asked.word("ogc-schema"), List.of(), Link.SCHEMA);
            get(here + "/items", "items-" + name, asked.word("ogc-items", title), items(source), Link.GEOJSON);
            get(
                    here + "/items/{featureId}",
                    "item-" + name,
                    asked.word("ogc-item", title),
                    List.of(ref("featureId"), ref("crs")),
                    Link.GEOJSON);
        });
        if (layer.tiled()) {
            get(here + "/tiles", "tilesets-" + name, title + ": " + asked.word("ogc-tiles"), List.of(), Link.JSON);
            get(
                    here + "/tiles/{tileMatrixSetId}",
                    "tileset-" + name,
                    title + ": " + asked.word("ogc-tiles"),
                    List.of(ref("tileMatrixSetId")),
                    Link.JSON);
            get(
                    here + "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                    "tile-" + name,
                    title + ": " + asked.word("ogc-tile"),
                    List.of(ref("tileMatrixSetId"), ref("tileMatrix"), ref("tileRow"), ref("tileCol"), ref("datetime")),
                    Link.MVT);
        }
    }

    private List<Map<String, Object>> items(FeatureSource source) {
        var parameters = new ArrayList<>(List.of(
                ref("limit"),
                ref("cursor"),
                ref("bbox"),
                ref("bbox-crs"),
                ref("crs"),
                ref("datetime"),
                ref("filter"),
                ref("filter-lang"),
                ref("filter-crs")));
        var listed = source.filters();
        if (viewer != null) {
            for (var field : source.fields(viewer)) {
                if (ItemsQuestion.comparable(source, field)) {
                    var schema = new LinkedHashMap<>(Collections.property(asked, field, false));
                    var title = String.valueOf(schema.remove("title"));
                    if (field.type() == FeatureSource.Type.TIME) {
                        schema.remove("format");
                    }
                    parameters.add(query(field.name(), title, schema));
                }
            }
        }
        for (var name : listed) {
            parameters.add(query(name, asked.word("ogc-listed"), TEXT));
        }
        return parameters;
    }

    private void get(String path, String id, String summary, List<Map<String, Object>> parameters, String type) {
        var all = new ArrayList<>(parameters);
        var content = new LinkedHashMap<String, Object>();
        if (type.equals(Link.MVT)) {
            content.put(type, Map.of("schema", Map.of("type", "string", "format", "binary")));
        } else {
            all.add(ref("f"));
            content.put(type, Map.of("schema", Map.of("type", "object")));
            content.put(Link.HTML, Map.of("schema", TEXT));
        }
        var responses = new LinkedHashMap<String, Object>();
        responses.put("200", Map.of("description", summary, "content", content));
        if (type.equals(Link.MVT)) {
            responses.put("204", Map.of("description", asked.word("ogc-empty")));
        }
        responses.put("default", failure());
        var operation = new LinkedHashMap<String, Object>();
        operation.put("summary", summary);
        operation.put("operationId", id);
        operation.put("parameters", all);
        operation.put("responses", responses);
        paths.put(path, Map.of("get", operation));
    }

    private Map<String, Object> failure() {
        return Map.of(
                "description",
                asked.word("ogc-problem"),
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/problem"))));
    }

    private static Map<String, Object> problem() {
        return Map.of(
                "type",
                "object",
                "required",
                List.of("type", "title", "status", "code"),
                "properties",
                Map.of(
                        "type", TEXT,
                        "title", TEXT,
                        "status", Map.of("type", "integer"),
                        "detail", TEXT,
                        "code", TEXT,
                        "errors", Map.of("type", "array", "items", Map.of("type", "object"))));
    }

    private static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/components/parameters/" + name);
    }

    private Map<String, Object> common() {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("type", "array");
        numbers.put("minItems", 4);
        numbers.put("maxItems", 6);
        numbers.put("items", Map.of("type", "number"));
        var uri = Map.<String, Object>of("type", "string", "format", "uri");
        var number = Map.<String, Object>of("type", "integer", "minimum", 0);
        var common = new LinkedHashMap<String, Object>();
        common.put("f", query("f", asked.word("ogc-p-f"), Map.of("type", "string", "enum", List.of("json", "html"))));
        common.put(
                "limit",
                query(
                        "limit",
                        asked.word("ogc-p-limit"),
                        Map.of(
                                "type",
                                "integer",
                                "minimum",
                                1,
                                "maximum",
                                ItemsController.MOST_ITEMS,
                                "default",
                                ItemsController.USUAL_ITEMS)));
        common.put("cursor", query("cursor", asked.word("ogc-p-cursor"), TEXT));
        common.put("bbox", query("bbox", asked.word("ogc-p-bbox"), numbers));
        common.put("bbox-crs", query("bbox-crs", asked.word("ogc-p-bbox-crs"), uri));
        common.put("crs", query("crs", asked.word("ogc-p-crs"), uri));
        common.put("datetime", query("datetime", asked.word("ogc-p-datetime"), TEXT));
        common.put("filter", query("filter", asked.word("ogc-p-filter"), TEXT));
        common.put(
                "filter-lang",
                query(
                        "filter-lang",
                        asked.word("ogc-p-filter"),
                        Map.of("type", "string", "enum", List.of("cql2-text"), "default", "cql2-text")));
        common.put("filter-crs", query("filter-crs", asked.word("ogc-p-filter-crs"), uri));
        common.put("featureId", path("featureId", TEXT));
        common.put(
                "tileMatrixSetId",
                path(
                        "tileMatrixSetId",
                        Map.of("type", "string", "enum", List.of("WebMercatorQuad", "LocalMetricQuad"))));
        common.put("tileMatrix", path("tileMatrix", number));
        common.put("tileRow", path("tileRow", number));
        common.put("tileCol", path("tileCol", number));
        return common;
    }

    private static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
        var parameter = new LinkedHashMap<String, Object>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", description);
        parameter.put("required", false);
        parameter.put("style", "form");
        parameter.put("explode", false);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> path(String name, Map<String, Object> schema) {
        var parameter = new LinkedHashMap<String, Object>();
        parameter.put("name", name);
        parameter.put("in", "path");
        parameter.put("required", true);
        parameter.put("schema", schema);
        return parameter;
    }
}
