package se.lagesbild.gis.formats;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Point;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads {@code area.yml} and the geometries beside it. Field names may be written timeZone, time-zone or time_zone. A
 * field that is not known is refused, since it is most often a known one misspelt.
 */
final class AreaReader {

    private static final String FILE = "area.yml";
    private static final ObjectMapper YAML = YAMLMapper.builder().build();
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "code",
            "centre",
            "analysisCrs",
            "furtherCrs",
            "tileOrigin",
            "timeZone",
            "language",
            "subAreas");

    /** Half the ground of a local tile of level 0 (256 pixels of 4096 m): one such tile then holds the whole area. */
    private static final double HALF_TILE_METRES = 256 * 4096 / 2.0;

    private final AreaFolder folder;
    private final String where;
    private Map<String, JsonNode> fields = Map.of();

    AreaReader(AreaFolder folder) {
        this.folder = folder;
        this.where = folder.where(FILE);
    }

    Area read() {
        fields = fields();
        var id = id();
        var name = text("name", true, "");
        var code = text("code", true, "");
        double longitude = part("centre", "longitude", 180);
        double latitude = part("centre", "latitude", 90);
        var crs = crs("analysisCrs", text("analysisCrs", true, ""));
        AreaChecks.measuresTruly(where, crs, longitude, latitude);
        var further = texts("furtherCrs").stream()
                .map(each -> crs("furtherCrs", each))
                .filter(each -> each != crs && each != Crs.WGS_84 && each != Crs.WEB_MERCATOR)
                .distinct()
                .toList();
        var origin = origin(crs, longitude, latitude);
        var geometries = new AreaGeometries(folder);
        var boundary = geometries.boundary();
        AreaChecks.centreInside(where, boundary, longitude, latitude);
        return new Area(
                id,
                name,
                code,
                longitude,
                latitude,
                crs,
                further,
                origin.getX(),
                origin.getY(),
                timeZone(),
                language(),
                texts("subAreas"),
                boundary,
                geometries.zones(),
                geometries.places());
    }

    private Map<String, JsonNode> fields() {
        JsonNode tree;
        try (InputStream in = folder.require(FILE)) {
            tree = YAML.readTree(in);
        } catch (JacksonException e) {
            throw new AreaException(where, "is not readable YAML: %s".formatted(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new AreaException(where, "cannot be read: %s".formatted(e.getMessage()), e);
        }
        if (tree == null || !tree.isObject()) {
            throw new AreaException(
                    where, "holds no fields: it needs at least name, code, centre, analysisCrs, timeZone");
        }
        var known = new LinkedHashMap<String, JsonNode>();
        for (var entry : tree.properties()) {
            known.put(fieldCalled(entry.getKey()), entry.getValue());
        }
        return known;
    }

    private String fieldCalled(String written) {
        return FIELDS.stream()
                .filter(field -> plain(field).equals(plain(written)))
                .findFirst()
                .orElseThrow(() -> problem(
                        written,
                        "is not a field of an area: the fields are "
                                + String.join(", ", FIELDS.stream().sorted().toList())));
    }

    private static String plain(String field) {
        return field.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    private String id() {
        var id = text("id", false, folder.folderName());
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw problem("id", "'%s' (or the folder's name) must be 1 to 40 of a-z, 0-9 and hyphen".formatted(id));
        }
        return id;
    }

    private ZoneId timeZone() {
        var written = text("timeZone", true, "");
        try {
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            throw problem("timeZone", "'%s' is not a time zone: write it like Europe/Stockholm".formatted(written));
        }
    }

    private String language() {
        var written = text("language", false, "sv");
        try {
            return new Locale.Builder().setLanguageTag(written).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw problem("language", "'%s' is not a language tag: write it like sv".formatted(written));
        }
    }

    private Crs crs(String field, String code) {
        try {
            return Crs.of(code);
        } catch (IllegalArgumentException e) {
            throw new AreaException(where, "%s: %s".formatted(field, e.getMessage()), e);
        }
    }

    /** Without a field: the corner of a level-0 tile that has the centre in its middle, on whole kilometres. */
    private Point origin(Crs crs, double longitude, double latitude) {
        if (fields.containsKey("tileOrigin")) {
            return crs.point(part("tileOrigin", "east", 1e8), part("tileOrigin", "north", 1e8));
        }
        var centre = crs.from(Crs.WGS_84, longitude, latitude);
        return crs.point(
                Math.floor((centre.getX() - HALF_TILE_METRES) / 1000) * 1000,
                Math.ceil((centre.getY() + HALF_TILE_METRES) / 1000) * 1000);
    }

    private String text(String field, boolean required, String otherwise) {
        var node = fields.get(field);
        if (node == null || node.isNull()) {
            if (required) {
                throw problem(field, "is missing");
            }
            return otherwise;
        }
        if (!node.isString() && !node.isIntegralNumber()) { // 1287 is a number to YAML, 0301 is text
            throw problem(field, "%s is not text".formatted(node));
        }
        var text = node.asString().strip();
        if (text.isEmpty()) {
            throw problem(field, "is empty");
        }
        return text;
    }

    private List<String> texts(String field) {
        var node = fields.get(field);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw problem(field, "%s is not a list: write it like [first, second]".formatted(node));
        }
        var result = new ArrayList<String>();
        for (var item : node) {
            if (!item.isString() || item.stringValue().isBlank()) {
                throw problem(field, "%s is not text".formatted(item));
            }
            result.add(item.stringValue().strip());
        }
        return result;
    }

    private double part(String field, String name, double limit) {
        var node = fields.get(field);
        if (node == null || !node.path(name).isNumber()) {
            throw problem(
                    field + "." + name,
                    node == null || node.path(name).isMissingNode()
                            ? "is missing"
                            : "%s is not a number".formatted(node.path(name)));
        }
        double value = node.path(name).doubleValue();
        if (!(Math.abs(value) <= limit)) {
            throw problem(field + "." + name, "%s is not within -%s to %s".formatted(value, limit, limit));
        }
        return value;
    }

    private AreaException problem(String field, String message) {
        return new AreaException(where, "%s: %s".formatted(field, message));
    }
}
