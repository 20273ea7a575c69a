package se.lagesbild.backend.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How a CSV file's columns become observations.
 *
 * @param source name of the source, shown with each row
 * @param crs coordinate system of the x and y columns; x is east or longitude
 * @param zone zone of times that carry no offset
 * @param x column of the easting or longitude
 * @param y column of the northing or latitude
 * @param time column of date and time, or of the date
 * @param format of the time column, strict: 31 February is refused, not moved; null for ISO 8601
 * @param hour column of the hour, 0 to 23, where the time column holds only a date; or null
 * @param until column of the latest time at which it may have happened, read as {@code time} is, or null
 * @param untilHour column of its hour, or null
 * @param category column of the category
 * @param id column of a stable id; null where the source has none: then the row's content and its order among equals make it
 * @param note column of free text, or null
 * @param positionKind how the source came by its positions; {@code MAP} where the mapping does not say
 * @param accuracyMetres accuracy of every position, or null for what is assumed of the kind
 * @param categories the source's word to our code; {@code *} for every other word, {@code SKIP} to leave out
 */
record CsvMapping(
        String source,
        Crs crs,
        ZoneId zone,
        String x,
        String y,
        String time,
        @Nullable DateTimeFormatter format,
        @Nullable String hour,
        @Nullable String until,
        @Nullable String untilHour,
        String category,
        @Nullable String id,
        @Nullable String note,
        String positionKind,
        @Nullable Double accuracyMetres,
        Map<String, String> categories) {

    private static final Set<String> TOP = Set.of(
            "source", "crs", "timeZone", "columns", "timeFormat", "positionKind", "accuracyMetres", "categories");
    private static final Set<String> COLUMNS =
            Set.of("x", "y", "time", "hour", "until", "untilHour", "category", "id", "note");
    private static final String USUAL_KIND = "MAP";

    /** Without {@code AREA}: a file whose rows have no place has no x and y. */
    private static final Set<String> KINDS = Set.of("GPS", USUAL_KIND, "ADDRESS", "PLACE", "AROUND");

    /** The source's word for a row that is left out on purpose. */
    static final String SKIP = "SKIP";

    /** Every other word. */
    static final String ANY_OTHER = "*";

    /** Field of the mapping to column of the file, for all that the mapping names. */
    Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("x", x);
        columns.put("y", y);
        columns.put("time", time);
        columns.put("category", category);
        if (hour != null) {
            columns.put("hour", hour);
        }
        if (until != null) {
            columns.put("until", until);
        }
        if (untilHour != null) {
            columns.put("untilHour", untilHour);
        }
        if (id != null) {
            columns.put("id", id);
        }
        if (note != null) {
            columns.put("note", note);
        }
        return columns;
    }

    /** @throws IllegalArgumentException names file, field, value and what to do */
    static CsvMapping read(Path file) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": filen kan inte läsas", e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": är inte YAML: " + e.getOriginalMessage(), e);
        }
        return new Reader(file, root).mapping();
    }

    private record Reader(Path file, JsonNode root) {
        CsvMapping mapping() {
            if (!root.isObject()) {
                throw new IllegalArgumentException(
                        file + ": mallen är tom eller ingen lista av fält; se docs/import.md");
            }
            onlyKnown(root, TOP, "");
            var columns = root.path("columns");
            onlyKnown(columns, COLUMNS, "columns.");
            if (!root.path("categories").isObject()) {
                throw wrong(
                        "categories", "", "skriv källans ord till vänster och vår kod till höger; * för alla andra");
            }
            var categories = new LinkedHashMap<String, String>();
            root.path("categories")
                    .properties()
                    .forEach(
                            e -> categories.put(e.getKey().strip(), e.getValue().asString("")));
            return new CsvMapping(
                    text(root, "source"),
                    crs(),
                    zone(),
                    text(columns, "x"),
                    text(columns, "y"),
                    text(columns, "time"),
                    format(),
                    optional(columns, "hour"),
                    optional(columns, "until"),
                    optional(columns, "untilHour"),
                    text(columns, "category"),
                    optional(columns, "id"),
                    optional(columns, "note"),
                    kind(),
                    accuracy(),
                    categories);
        }

        private Crs crs() {
            try {
                return Crs.of(text(root, "crs"));
            } catch (IllegalArgumentException e) {
                throw wrong("crs", text(root, "crs"), "skriv till exempel EPSG:4326 eller EPSG:3008");
            }
        }

        private ZoneId zone() {
            try {
                return ZoneId.of(text(root, "timeZone"));
            } catch (DateTimeException e) {
                throw wrong("timeZone", text(root, "timeZone"), "skriv till exempel Europe/Stockholm");
            }
        }

        private @Nullable DateTimeFormatter format() {
            var pattern = optional(root, "timeFormat");
            try {
                return pattern == null ? null : SourceTimes.strict(pattern);
            } catch (IllegalArgumentException e) {
                throw wrong("timeFormat", String.valueOf(pattern), "skriv till exempel yyyy-MM-dd HH:mm");
            }
        }

        private String kind() {
            var kind = optional(root, "positionKind");
            if (kind != null && !KINDS.contains(kind)) {
                throw wrong(
                        "positionKind",
                        kind,
                        "skriv ett av " + KINDS.stream().sorted().toList());
            }
            return kind == null ? USUAL_KIND : kind;
        }

        private @Nullable Double accuracy() {
            var node = root.path("accuracyMetres");
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            if (!node.isNumber() || !(node.asDouble() >= 0) || node.asDouble() > 50_000) {
                throw wrong("accuracyMetres", node.toString(), "skriv meter, 0 till 50000");
            }
            return node.asDouble();
        }

        private String text(JsonNode parent, String field) {
            var value = optional(parent, field);
            if (value == null) {
                throw wrong(
                        COLUMNS.contains(field) ? "columns." + field : field, "", "fältet saknas; se docs/import.md");
            }
            return value;
        }

        private static @Nullable String optional(JsonNode parent, String field) {
            var value = parent.path(field).asString("").strip();
            return value.isEmpty() ? null : value;
        }

        private void onlyKnown(JsonNode node, Set<String> known, String prefix) {
            node.propertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw wrong(
                                prefix + name,
                                "",
                                "okänt fält; kända är "
                                        + known.stream().sorted().toList());
                    });
        }

        private IllegalArgumentException wrong(String field, String value, String what) {
            return new IllegalArgumentException(
                    "%s: %s%s: %s".formatted(file, field, value.isEmpty() ? "" : " '" + value + "'", what));
        }
    }
}
