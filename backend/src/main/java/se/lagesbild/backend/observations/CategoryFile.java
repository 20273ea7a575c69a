package se.lagesbild.backend.observations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.lagesbild.backend.observations.Categories.Category;
import se.lagesbild.gis.formats.AreaFolder;
import se.lagesbild.gis.formats.CsvSource;

/**
 * An area folder's {@code categories.csv}. Each column {@code focus_area_2019_2022} or {@code focus_areas_2019_2022} maps the categories to
 * the focus areas of one agreement; several codes stand with a semicolon between.
 *
 * @param categories in the order of the file, at least one
 * @param agreements that the file has a column for, such as {@code 2019-2022}
 */
record CategoryFile(List<Category> categories, List<String> agreements) {
    private static final String FILE = "categories.csv";
    private static final Pattern FOCUS_COLUMN = Pattern.compile("focus_areas?_([0-9]{4})_([0-9]{4})");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,60}");
    private static final Set<String> SETTINGS = Set.of("PUBLIC_SPACE", "TRAFFIC", "PORT", "ANY");
    private static final Set<String> SENSITIVITIES = Set.of("OPEN", "INTERNAL", "PROTECTED");
    private static final int HIGHEST_WEIGHT = 5;

    /** @throws IllegalArgumentException naming line, column and value */
    static CategoryFile read(AreaFolder folder) {
        var categories = new ArrayList<Category>();
        Map<String, String> columns;
        try (var rows = CsvSource.open(folder.require(FILE))) {
            columns = focusColumns(rows.header());
            for (var row : rows) {
                categories.add(new Category(
                        row.get("code"),
                        row.get("group"),
                        row.get("name_sv"),
                        row.get("name_en"),
                        oneOf(row, "setting", SETTINGS),
                        oneOf(row, "sensitivity", SENSITIVITIES),
                        weight(row),
                        row.get("call_112").equals("yes"),
                        row.get("photo").equals("yes"),
                        focus(row, columns)));
            }
        }
        if (categories.isEmpty()) {
            throw new IllegalArgumentException(FILE + " has no rows: a catalogue needs at least one category");
        }
        return new CategoryFile(List.copyOf(categories), List.copyOf(columns.keySet()));
    }

    /** Agreement to its column. */
    private static Map<String, String> focusColumns(List<String> header) {
        var columns = new TreeMap<String, String>();
        for (var column : header) {
            var match = FOCUS_COLUMN.matcher(column);
            if (match.matches() && columns.put(match.group(1) + "-" + match.group(2), column) != null) {
                throw new IllegalArgumentException(
                        "%s has two columns for the agreement %s-%s".formatted(FILE, match.group(1), match.group(2)));
            }
        }
        return columns;
    }

    private static Map<String, List<String>> focus(CsvSource.Row row, Map<String, String> columns) {
        var focus = new TreeMap<String, List<String>>();
        columns.forEach((agreement, column) -> {
            var codes = Arrays.stream(row.get(column).split(";", -1))
                    .map(String::strip)
                    .filter(code -> !code.isEmpty())
                    .distinct()
                    .collect(Collectors.toList());
            for (var code : codes) {
                if (!CODE.matcher(code).matches()) {
                    throw new IllegalArgumentException(
                            "%s line %d: %s '%s' is not a code: use capital letters, digits and underscores"
                                    .formatted(FILE, row.line(), column, code));
                }
            }
            if (!codes.isEmpty()) {
                focus.put(agreement, codes);
            }
        });
        return focus;
    }

    private static String oneOf(CsvSource.Row row, String column, Set<String> known) {
        var value = row.get(column);
        if (!known.contains(value)) {
            throw new IllegalArgumentException(
                    "%s line %d: %s '%s' is not one of %s".formatted(FILE, row.line(), column, value, known));
        }
        return value;
    }

    private static int weight(CsvSource.Row row) {
        var value = row.get("planning_weight");
        if (!value.matches("[0-9]") || Integer.parseInt(value) > HIGHEST_WEIGHT) {
            throw new IllegalArgumentException("%s line %d: planning_weight '%s' is not a number from 0 to %d"
                    .formatted(FILE, row.line(), value, HIGHEST_WEIGHT));
        }
        return Integer.parseInt(value);
    }
}
